import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../../seeds/demo/random.js';
import { bodies, provinces } from './secret-bodies.js';

/** How many places for codes of local governments there are; `withCodes` fills them. */
export const codePlaces = 4;

const placeholder = (place: number) => `@code${place}@`;

/** Puts codes where a question left places for them. */
export function withCodes<T>(question: T, codes: readonly string[]): T {
  const text = JSON.stringify(question).replace(/@code(\d)@/g, (_, place) => codes[Number(place)] ?? '');
  return JSON.parse(text) as T;
}

const years = [2565, 2566, 2567, 2568, 2024, 2569];
const words = ['ลับ', '1000', 'เมือง', 'ลับ1037', 'Secret', 'อบต.'];

/** Values for arguments: those that mean something here, and now and then some that mean nothing. */
export class Values {
  readonly variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];

  constructor(
    readonly random: Random,
    readonly cursors: readonly string[],
  ) {}

  declarations = (): string => this.#declared.join(', ');

  /** A value as text of the document, or as a variable; undefined where it is left out. */
  argument(field: GraphQLField<unknown, unknown>, arg: GraphQLArgument): string | undefined {
    if (!isNonNullType(arg.type) && this.random.next() < 0.35) return undefined;
    const value = this.#value(arg.type, arg.name, field.name);
    if (this.random.next() < 0.4) {
      const name = `v${this.#declared.length}`;
      this.#declared.push(`$${name}: ${String(arg.type)}`);
      this.variables[name] = value;
      return `$${name}`;
    }
    return literal(value, arg.type);
  }

  #value(type: GraphQLInputType, name: string, within: string): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable))
      return Array.from({ length: this.random.below(3) + 1 }, () =>
        this.#value(nullable.ofType as GraphQLInputType, name, within),
      );
    if (isEnumType(nullable)) return this.random.pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) return this.#object(Object.values(nullable.getFields()), within);
    return this.#scalar(getNamedType(type).name, name, within);
  }

  #object(fields: readonly GraphQLInputField[], within: string): Record<string, unknown> {
    const given = fields.filter((field) => isNonNullType(field.type) || this.random.next() < 0.3);
    return Object.fromEntries(
      given.map((field) => [field.name, this.#value(field.type, field.name, within)]),
    );
  }

  #scalar(type: string, name: string, within: string): unknown {
    if (type === 'Year') return this.random.pick(years);
    if (type === 'Boolean') return this.random.next() < 0.5;
    if (type === 'Float') return this.random.below(101);
    if (type === 'Int') return name === 'first' ? this.random.pick([1, 3, 20, 50]) : this.random.below(3) + 1;
    if (type === 'DateTimeISO' || type === 'DateTime') return '2099-01-01T00:00:00Z';
    if (name === 'provinceCode' || (name === 'code' && within === 'province'))
      return this.random.pick([...provinces, '10']);
    if (/code$/i.test(name)) return placeholder(this.random.below(codePlaces));
    if (name === 'after') return this.cursors.length > 0 ? this.random.pick(this.cursors) : 'x';
    if (name === 'search') return this.random.pick([...words, this.random.pick(bodies).name]);
    return this.random.pick(['เมือง', 'x', 'admin', '1']);
  }
}

/** A value as a document writes it: names of enums without quotes. */
function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (Array.isArray(value) && isListType(nullable))
    return `[${value.map((each) => literal(each, nullable.ofType as GraphQLInputType)).join(', ')}]`;
  if (isEnumType(nullable)) return String(value);
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const parts = Object.entries(value as object).map(([name, each]) => {
      const field = fields[name];
      return field ? `${name}: ${literal(each, field.type)}` : '';
    });
    return `{ ${parts.join(', ')} }`;
  }
  return JSON.stringify(value);
}
