import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Encoding, FinishedAnswer } from '../kept/answers.js';
import { encodingFor, encode } from './encoding.js';

/**
 * Seconds for which a cache between may give a public answer to others without asking again: so long at the most is
 * what was withdrawn still read there.
 */
const sharedSeconds = 5;

/** An answer to a query, finished: its bytes are what everyone of the scope gets. */
export const finished = (
  type: string,
  text: string,
  of: Pick<FinishedAnswer, 'operation' | 'cost' | 'reads'>,
): FinishedAnswer => ({
  ...of,
  operation: of.operation === null ? null : copyOf(of.operation),
  type,
  body: Buffer.from(text),
  etag: hash('sha256', text, 'base64url'),
  encoded: new Map(),
});

/** A part of a text holds all of it in memory: that of an operation's name would be the whole document. */
const copyOf = (text: string): string => Buffer.from(text).toString();

export interface Sending {
  /** Whether everyone gets the same: then caches between may keep it. */
  readonly shared: boolean;
  /** Told of an encoding that was made. */
  readonly encoded: (as: Encoding, body: Buffer) => void;
}

/** Sends an answer that may be kept: encoded as the client likes, or 304 where it has it already. */
export async function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: FinishedAnswer,
  { shared, encoded }: Sending,
): Promise<Buffer | FastifyReply> {
  const encoding = encodingFor(request.headers['accept-encoding'], answer.body);
  if (request.method === 'GET') {
    const etag = `"${answer.etag}${encoding === null ? '' : `-${encoding}`}"`;
    reply.header('etag', etag);
    reply.header(
      'cache-control',
      shared ? `public, max-age=${sharedSeconds}, must-revalidate` : 'private, no-cache',
    );
    if (names(request.headers['if-none-match'], etag)) return reply.code(304).send();
  }
  reply.removeHeader('content-length').header('content-type', answer.type);
  if (encoding === null) return answer.body;
  reply.header('content-encoding', encoding);
  const known = answer.encoded.get(encoding);
  if (known !== undefined) return known;
  const body = await encode(answer.body, encoding);
  encoded(encoding, body);
  return body;
}

/** Sends an answer that is nobody else's: encoded as the client likes. */
export async function sendText(request: FastifyRequest, reply: FastifyReply, text: string): Promise<Buffer> {
  const body = Buffer.from(text);
  const encoding = encodingFor(request.headers['accept-encoding'], body);
  if (encoding === null) return body;
  reply.removeHeader('content-length').header('content-encoding', encoding);
  return encode(body, encoding);
}

/** Whether an If-None-Match header names a tag, or any; a proxy that encodes may have made it a weak one. */
const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
