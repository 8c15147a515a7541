import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';

/** Keeps, for each answer, what it gave of single local governments and of drafts. */
export const recordReads: ApolloServerPlugin<Context & { requestId: string }> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, operationName }) {
        const { audit, reads, viewer, origin, requestId } = contextValue;
        audit.recordReads({ viewer, origin }, reads.summary, { requestId, operation: operationName ?? null });
      },
    };
  },
};
