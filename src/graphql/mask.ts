import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isUnavailable } from '../database/unavailable.js';
import { unavailableExtensions, unavailableWords } from './unavailable.js';

export interface Log {
  error(details: object, message: string): void;
}

/** An error's text is no longer: one that repeats what was sent would be as long as the sender likes. */
const longestMessage = 1000;

/** The request that an error ended, by which the log is searched. */
const requestOf = new WeakMap<object, string>();

export const noteRequest: ApolloServerPlugin<{ requestId: string }> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) requestOf.set(error, contextValue.requestId);
      },
    };
  },
};

export const maskedMessage = (id: string): string =>
  `Something went wrong on our side; it is logged as ${id}. (ระบบขัดข้อง)`;

/** Shows errors made for the caller as they are; of any other it gives a number only, under which the log has it. */
export function maskUnexpected(log: Log) {
  /** Of each cause the request that it was told of: a statement fails for all fields that wait for it, and is one line. */
  const told = new WeakMap<object, string>();
  const tell = (cause: unknown, errorId: string, { path }: GraphQLFormattedError, message: string): void => {
    if (typeof cause === 'object' && cause !== null) {
      if (told.get(cause) === errorId) return;
      told.set(cause, errorId);
    }
    log.error({ err: cause, errorId, path }, message);
  };
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (formatted.extensions?.['code'] !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR)
      return { ...formatted, message: plain(formatted.message) };
    const cause = unwrapResolverError(error);
    if (error instanceof GraphQLError && error.originalError === undefined && error.path === undefined)
      return { ...formatted, message: plain(formatted.message) }; // the server's own words about a request it could not run
    const id = (typeof error === 'object' && error && requestOf.get(error)) || randomUUID();
    if (isUnavailable(cause)) {
      tell(cause, id, formatted, 'the database is not available');
      return { ...formatted, message: unavailableWords(id), extensions: unavailableExtensions(id) };
    }
    tell(cause, id, formatted, 'unexpected error');
    return {
      ...formatted,
      message: maskedMessage(id),
      extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, errorId: id },
    };
  };
}

/** Without suggestions: what a name is close to is not for us to say. The schema is open to who asks for it. */
function plain(message: string): string {
  const text = message.replace(/ ?Did you mean [^]*$/, '');
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}
