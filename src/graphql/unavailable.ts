import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from './errors.js';

const code = 'SERVICE_UNAVAILABLE' satisfies ErrorCode;
const head = { status: 503, headers: new HeaderMap([['retry-after', '1']]) };

export const unavailableWords = (id: string): string =>
  `The data cannot be read just now: try again in a moment; it is logged as ${id}. (ระบบไม่พร้อมให้บริการชั่วคราว)`;

/** For a request of which nothing can be answered. */
export const unavailable = (id: string): GraphQLError =>
  new GraphQLError(unavailableWords(id), { extensions: { code, errorId: id, http: head } });

export const unavailableExtensions = (id: string): { code: ErrorCode; errorId: string } => ({
  code,
  errorId: id,
});

/** 503 where the database is away and nothing of the answer is there; what needs no database is answered. */
export const statusUnavailable: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const nothing = Object.values(data ?? {}).every((value) => value === null);
        if (!nothing || !errors.some((error) => error.extensions?.['code'] === code)) return;
        http.status = head.status;
        for (const [name, value] of head.headers) http.headers.set(name, value);
      },
    };
  },
};
