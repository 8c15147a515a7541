import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../graphql/apollo.js';
import { searchOf } from './asked.js';

/** Has Apollo answer a request, and puts its status and headers on the reply. */
export async function runApollo(
  apollo: ApolloServer<RequestContext>,
  request: FastifyRequest,
  reply: FastifyReply,
  context: () => Promise<RequestContext>,
): Promise<string> {
  const sent = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) sent.set(name, String(value));
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: sent,
      search: searchOf(request),
      body: request.body,
    },
    context,
  });
  void reply.code(status ?? 200).headers(Object.fromEntries(headers));
  if (body.kind === 'chunked') throw new Error('An answer came in parts: the schema has no @defer.');
  return body.string;
}
