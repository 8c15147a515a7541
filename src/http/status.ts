import type { ApolloServerPlugin } from '@apollo/server';
import { graphqlJson, json } from './accept.js';

/**
 * To who accepts `application/json` in so many words a refused document is 200, as the specification wants: there a
 * 400 may be any proxy's. Who accepts anything, or the newer type, gets 400.
 */
export const statusByMediaType: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const wellFormed =
          request.query !== undefined && errors?.every((error) => error.extensions['code'] !== 'BAD_REQUEST');
        if (
          response.http.status === 400 &&
          wellFormed &&
          accept.includes(json) &&
          !accept.includes(graphqlJson)
        )
          response.http.status = 200;
      },
    };
  },
};
