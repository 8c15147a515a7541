import type { ApolloServerPlugin } from '@apollo/server';
import type { Measures } from './measures.js';
import type { Note } from './note.js';

/** Notes what GraphQL knows of a request: the operation, and how it ended. */
export const noteOperation = (measures: Measures): ApolloServerPlugin<{ note: Note }> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operationName, contextValue: { note } }) {
        note.operation = operationName ?? undefined;
      },
      async willSendResponse({ response: { body }, operation, contextValue: { note } }) {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const [first] = errors;
        // Also where there is none any more: a request may be run again.
        note.code = first && String(first.extensions?.['code']);
        for (const field of operation?.operation === 'mutation' ? operation.selectionSet.selections : [])
          if (field.kind === 'Field' && field.name.value === 'logIn')
            measures.logIn(data?.[field.alias?.value ?? 'logIn']);
      },
    };
  },
});
