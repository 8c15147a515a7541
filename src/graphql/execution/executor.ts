import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { execute, getVariableValues, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../apollo.js';
import { Plans } from './plans.js';
import { runPlan } from './run.js';

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Executes with plans in place of graphql-js, and leaves to it what has none: mutations, introspection. */
export function plannedExecutor(schema: GraphQLSchema, plans = new Plans(schema)): Executor {
  return async ({ document, operation, operationName, request, context, source, queryHash }) => {
    const byGraphqlJs = async () =>
      execute({
        schema,
        document,
        contextValue: context,
        variableValues: request.variables ?? {},
        operationName: operationName ?? request.operationName,
      });
    if (operation?.operation !== OperationTypeNode.QUERY) return byGraphqlJs();
    const { coerced, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
      { maxErrors: 50 },
    );
    if (errors) return { errors };
    const plan = plans.of({ document, operation, source, queryHash }, coerced);
    const data = plan && (await runPlan(plan, context, coerced));
    return data === null ? byGraphqlJs() : { data };
  };
}

/** The one way in which Apollo takes another executor than graphql-js: there is no other server behind it. */
export const executedBy = (schema: GraphQLSchema, plans: Plans): Gateway => ({
  load: async () => ({ executor: plannedExecutor(schema, plans) }),
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});
