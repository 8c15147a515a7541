import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';

/** A request that is wrong before GraphQL comes into it. */
export const badRequest = (message: string, status = 400): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });

/** Reads bodies: JSON in UTF-8, and nothing else. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      done(null, parseJson(body, request.headers['content-type'] ?? ''));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** It keeps nothing of what it has read. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(body: Buffer, contentType: string): unknown {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw badRequest('Send the body in UTF-8: "Content-Type: application/json; charset=utf-8".', 415);
  let text;
  try {
    text = utf8.decode(body);
  } catch {
    throw badRequest('The body is not valid UTF-8.');
  }
  if (text.trim() === '')
    throw badRequest('The body is empty: send JSON such as {"query": "{ nation { id } }"}.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
}
