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
type Resolve = NonNullable<Field['resolve']>;
type Take = (...given: Parameters<Resolve>) => unknown;
type Field = GraphQLField<unknown, unknown>;
type Resolvers = Record<string, (...given: unknown[]) => unknown>;

/**
 * Has fields of objects be properties, or call their resolvers' methods themselves. TypeGraphQL wraps each property in
 * functions, and sorts, checks and awaits the parameters of a method anew for each object of an answer. What is more
 * than a call is left to it: rules of access, middleware, and arguments that are made into objects of a class.
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { objectTypes, interfaceTypes, fieldResolvers } = getMetadataStorage();
  for (const { name, target, interfaceClasses = [] } of objectTypes) {
    const ofSchema = (schema.getType(name) as GraphQLObjectType | undefined)?.getFields() ?? {};
    const classes = [...new Set([...withThoseAbove(target), ...interfaceClasses])];
    const all = classes.flatMap((each) =>
      [...objectTypes, ...interfaceTypes].filter((type) => type.target === each),
    );
    // Each name once, as the nearest class declares it: what is guarded there is not opened by one above.
    const declarations = all.flatMap(({ fields = [] }) => fields).toReversed();
    const nearest = new Map(declarations.map((declared) => [declared.schemaName, declared]));
    for (const declared of nearest.values()) {
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

/** A class and those that it extends, from itself upwards. */
function withThoseAbove(target: object): object[] {
  const above = Object.getPrototypeOf(target) as object | null;
  return above === null ? [target] : [target, ...withThoseAbove(above)];
}

const isGuarded = ({ roles, middlewares = [] }: Pick<Declared, 'roles' | 'middlewares'>): boolean =>
  roles !== undefined || middlewares.length > 0;

/** Null where TypeGraphQL is to do it. */
function directly(resolver: Declared, field: Field): Resolve | null {
  const { kind, target, methodName, params = [] } = resolver;
  if (kind !== 'external' || isGuarded(resolver)) return null;
  const takes = params.toSorted((one, other) => one.index - other.index).map((each) => take(each, field));
  if (takes.includes(null) || takes.length > 5) return null;
  const [first, second, third, fourth, fifth] = takes as Take[];
  const instance = new (target as new () => Resolvers)();
  const method = instance[methodName];
  if (method === undefined) return null;
  return (source, args, context, info) =>
    method.call(
      instance,
      first?.(source, args, context, info),
      second?.(source, args, context, info),
      third?.(source, args, context, info),
      fourth?.(source, args, context, info),
      fifth?.(source, args, context, info),
    );
}

function take(parameter: Parameter, { args: known }: Field): Take | null {
  switch (parameter.kind) {
    case 'root':
      return parameter.propertyName === undefined ? (source) => source : null;
    case 'context':
      return parameter.propertyName === undefined ? (_source, _args, context) => context : null;
    case 'info':
      return (_source, _args, _context, info) => info;
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
