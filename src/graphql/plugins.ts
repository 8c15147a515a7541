import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';

/** Gives the operation's database connection back once its answer is made. */
export const endReads: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    // All has been read: where the connection is gone meanwhile, the answer stands.
    return { willSendResponse: ({ contextValue }) => contextValue.end().catch(() => undefined) };
  },
};

/** The sentence that stands on every answer and page of a demo. */
export const demoWords =
  'Demo data: invented results of invented local governments. ข้อมูลสาธิต มิใช่ผลการประเมินจริง';

/** Says on every answer that the nation is invented. */
export const demoNotice: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind === 'single')
          response.body.singleResult.extensions = {
            ...response.body.singleResult.extensions,
            demo: demoWords,
          };
      },
    };
  },
};
