import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { Remembered } from '../../limits/remembered.js';
import type { RequestContext } from '../apollo.js';
import { decidingVariables, type Plan, planOf } from './plan.js';
import { runPlan } from './run.js';

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Executes with plans in place of graphql-js, and leaves to it what has none: mutations, introspection. */
export function plannedExecutor(schema: GraphQLSchema): Executor {
  const known = new WeakMap<OperationDefinitionNode, ReturnType<typeof plansOf>>();
  return async ({ document, operation, operationName, request, context }) => {
    const byGraphqlJs = async () =>
      execute({
        schema,
        document,
        contextValue: context,
        variableValues: request.variables ?? {},
        operationName: operationName ?? request.operationName,
      });
    const root = schema.getQueryType();
    if (operation?.operation !== OperationTypeNode.QUERY || !root) return byGraphqlJs();
    const { coerced, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
      { maxErrors: 50 },
    );
    if (errors) return { errors };
    let plans = known.get(operation);
    if (plans === undefined) known.set(operation, (plans = plansOf(schema, document, operation)));
    const plan = plans(coerced);
    return plan === null ? byGraphqlJs() : runPlan(plan, context, coerced);
  };
}

/** The plans of an operation: one for each way in which its variables leave fields out. */
function plansOf(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): (variables: Record<string, unknown>) => Plan | null {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const deciding = decidingVariables([selectionSet, ...Object.values(fragments)]);
  const plans = new Remembered<string, { plan: Plan | null }>(8);
  const root = schema.getQueryType();
  return (variables) =>
    root
      ? plans.find(JSON.stringify(deciding.map((name) => variables[name])), () => ({
          plan: planOf({ schema, root, selectionSet, fragments, variables }),
        })).plan
      : null;
}

/** The one way in which Apollo takes another executor than graphql-js: there is no other server behind it. */
export const executedBy = (schema: GraphQLSchema): Gateway => ({
  load: async () => ({ executor: plannedExecutor(schema) }),
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});
