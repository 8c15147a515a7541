import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Declared = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];
type Parameter = NonNullable<Declared['params']>[number];
type Take = (source: unknown, args: Record<string, unknown>, context: unknown) => unknown;
type Field = GraphQLField<unknown, unknown>;
type Resolvers = Record<string, (...given: unknown[]) => unknown>;

/**
 * Has fields of objects be properties, or call their resolvers' methods themselves. TypeGraphQL wraps each property in
 * functions, and sorts, checks and awaits the parameters of a method anew for each object of an answer. What is more
 * than a call is left to it: rules of access, middleware, and arguments that are made into objects of a class.
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { objectTypes, interfaceTypes, fieldResolvers } = getMetadataStorage();
  for (const { name, target, interfaceClasses = [], fields: own = [] } of objectTypes) {
    const inherited = [...objectTypes, ...interfaceTypes]
      .filter((each) => interfaceClasses.includes(each.target) || isAbove(each.target, target))
      .flatMap(({ fields = [] }) => fields);
    const ofSchema = (schema.getType(name) as GraphQLObjectType | undefined)?.getFields() ?? {};
    for (const declared of [...inherited, ...own]) {
      const field = ofSchema[declared.schemaName];
      if (field === undefined || isGuarded(declared)) continue;
      const resolver = fieldResolvers.find(
        ({ getObjectType, methodName }) =>
          getObjectType?.() === declared.target && methodName === declared.name,
      );
      const direct = resolver && directly(resolver, field);
      if (direct) field.resolve = direct;
      else if (resolver === undefined && declared.name === declared.schemaName) delete field.resolve; // a property of the object
    }
  }
}

/** Whether a type's class has what another class declares, as its own. */
const isAbove = (other: object, target: object): boolean =>
  Object.prototype.isPrototypeOf.call(other, target);

const isGuarded = ({ roles, middlewares = [] }: Pick<Declared, 'roles' | 'middlewares'>): boolean =>
  roles !== undefined || middlewares.length > 0;

/** Null where TypeGraphQL is to do it. */
function directly(resolver: Declared, field: Field): NonNullable<Field['resolve']> | null {
  const { kind, target, methodName, params = [] } = resolver;
  if (kind !== 'external' || isGuarded(resolver)) return null;
  const takes = params.toSorted((one, other) => one.index - other.index).map((each) => take(each, field));
  if (takes.includes(null) || takes.length > 4) return null;
  const [first, second, third, fourth] = takes as Take[];
  const instance = new (target as new () => Resolvers)();
  const method = instance[methodName];
  if (method === undefined) return null;
  return (source, args, context) =>
    method.call(
      instance,
      first?.(source, args, context),
      second?.(source, args, context),
      third?.(source, args, context),
      fourth?.(source, args, context),
    );
}

function take(parameter: Parameter, { args: known }: Field): Take | null {
  switch (parameter.kind) {
    case 'root':
      return parameter.propertyName === undefined ? (source) => source : null;
    case 'context':
      return parameter.propertyName === undefined ? (_source, _args, context) => context : null;
    case 'arg': {
      const { name } = parameter;
      const type = known.find((each) => each.name === name)?.type;
      return type === undefined || isInputObjectType(getNamedType(type))
        ? null
        : (_source, args) => args[name];
    }
    default:
      return null;
  }
}
