import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { type Log, maskedMessage } from './mask.js';
import { isUnavailable } from '../database/unavailable.js';
import { unavailable } from './unavailable.js';

/** What a caller is told who could not even be recognised: our own words as they are, of the rest a number. */
export function contextFailed(error: unknown, { id, log }: { id: string; log: Log }): GraphQLError {
  if (error instanceof GraphQLError) return error;
  log.error({ err: error, errorId: id }, 'nobody could be recognised');
  if (isUnavailable(error)) return unavailable(id);
  return new GraphQLError(maskedMessage(id), {
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, errorId: id },
  });
}
