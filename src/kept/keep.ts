import type { ApolloServerPlugin } from '@apollo/server';
import { type FragmentDefinitionNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';
import { Extensions } from 'type-graphql';
import type { RequestContext } from '../graphql/apollo.js';
import { fragmentsOf } from '../graphql/fragments.js';

/**
 * Says of a root field that its answer follows from arguments, role, place and the set of releases: not from who asks
 * (but for administrators, each of whom is a scope of its own), nor from the clock. Whoever adds one that does leaves
 * this off; then answers with it are not kept.
 */
export const Kept: MethodDecorator = Extensions({ kept: true }) as MethodDecorator;

/** Finds out of each answer without an error whether it may be kept, as that of a query of such fields alone. */
export const noteKept: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({
        schema,
        document,
        operation,
        errors,
        request,
        response,
        contextValue,
        ...asked
      }) {
        const { source, queryHash } = asked;
        if (operation?.operation !== OperationTypeNode.QUERY || document === undefined) return;
        if (source === undefined || queryHash === undefined) return;
        if (errors !== undefined || (response.http.status ?? 200) !== 200) return;
        const fields = schema.getQueryType()?.getFields() ?? {};
        const mayBeKept = rootFields(operation.selectionSet, fragmentsOf(document)).every(
          (name) => name.startsWith('__') || fields[name]?.extensions['kept'] === true,
        );
        const name = operation.name?.value ?? null;
        contextValue.finished.known = { document, operation, name, source, queryHash, mayBeKept };
        contextValue.finished.mayBeKept = mayBeKept && !request.http?.headers.has('x-query-cost');
      },
    };
  },
};

/** The names of the fields at the root; each fragment is spread once, and taken out of those that are left. */
const rootFields = ({ selections }: SelectionSetNode, left: Map<string, FragmentDefinitionNode>): string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, left);
    const spread = left.get(selection.name.value);
    left.delete(selection.name.value);
    return spread === undefined ? [] : rootFields(spread.selectionSet, left);
  });
