import type { ApolloServerPlugin } from '@apollo/server';
import { type FragmentDefinitionNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';
import { Extensions } from 'type-graphql';
import type { RequestContext } from '../graphql/apollo.js';

/**
 * Says of a root field that its answer follows from arguments, role, place and the set of releases: not from who asks,
 * nor from the clock. Whoever adds one that does leaves this off; then answers with it are not kept.
 */
export const Kept: MethodDecorator = Extensions({ kept: true }) as MethodDecorator;

/** Finds out of each answer whether it may be kept: a query of such fields alone, answered without an error. */
export const noteKept: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ schema, document, operation, errors, request, response, contextValue }) {
        if (operation?.operation !== OperationTypeNode.QUERY || document === undefined) return;
        if (errors !== undefined || request.http?.headers.has('x-query-cost')) return;
        const fields = schema.getQueryType()?.getFields() ?? {};
        contextValue.finished.mayBeKept =
          (response.http.status ?? 200) === 200 &&
          rootFields(operation.selectionSet, document.definitions.filter(isFragment)).every(
            (name) => name.startsWith('__') || fields[name]?.extensions['kept'] === true,
          );
      },
    };
  },
};

const isFragment = (definition: { kind: string }): definition is FragmentDefinitionNode =>
  definition.kind === Kind.FRAGMENT_DEFINITION;

/** The names of the fields at the root, fragments spread; the document is valid, so none spreads itself. */
const rootFields = (
  { selections }: SelectionSetNode,
  fragments: readonly FragmentDefinitionNode[],
): string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const { selectionSet } =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : (fragments.find(({ name }) => name.value === selection.name.value) ?? {});
    return selectionSet === undefined ? [] : rootFields(selectionSet, fragments);
  });
