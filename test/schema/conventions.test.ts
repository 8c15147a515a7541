import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { createSchema } from '../../src/schema.js';

const types = Object.values(createSchema().getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

test('everything in the schema is described', () => {
  const bare: string[] = [];
  const check = (name: string, description: string | null | undefined): void => {
    if (!description || !/[.)]$/.test(description) === /[a-z]{3}/.test(description)) bare.push(name);
  };
  for (const type of types) {
    check(type.name, type.description);
    if (isEnumType(type))
      for (const value of type.getValues()) if (!value.description) bare.push(`${type.name}.${value.name}`);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        check(`${type.name}.${field.name}`, field.description);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field.description);
        for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
  }
  expect(bare).toEqual([]);
});

test('a mutation takes one input or none, and tells user errors; nothing else of a payload is promised', () => {
  for (const field of Object.values(createSchema().getMutationType()?.getFields() ?? {})) {
    expect([[], ['input']]).toContainEqual(field.args.map((arg) => arg.name));
    const payload = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (!isObjectType(payload)) throw new Error(`${field.name} gives no payload type`);
    const promised = Object.values(payload.getFields()).filter((f) => isNonNullType(f.type));
    expect(promised.map((f) => f.name)).toEqual(['userErrors']);
  }
});

test('the three levels are one interface', () => {
  const implementations = createSchema()
    .getPossibleTypes(createSchema().getType('Assessed') as never)
    .map((type) => type.name);
  expect(implementations.sort()).toEqual(['LocalGovernment', 'Nation', 'Province']);
});
