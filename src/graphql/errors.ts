import { GraphQLError } from 'graphql';

/** The codes of top-level errors besides Apollo's own; the API guide lists them. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'YEAR_NOT_PUBLISHED'
  | 'RELEASE_NOT_FOUND'
  | 'QUERY_TOO_LARGE'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TOO_EXPENSIVE'
  | 'VARIABLES_TOO_LARGE'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE';

/** An error the caller may read: what is wrong and what to do, in English and in Thai. */
export function refusal(code: ErrorCode, english: string, thai: string, status?: number): GraphQLError {
  return new GraphQLError(`${english} (${thai})`, {
    extensions: { code, ...(status === undefined ? {} : { http: { status } }) },
  });
}

export const unauthenticated = (): GraphQLError =>
  refusal(
    'UNAUTHENTICATED',
    'Log in to read this: send the token of logIn as "Authorization: Bearer …".',
    'โปรดเข้าสู่ระบบก่อน',
  );
