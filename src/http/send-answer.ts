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

/**
 * Sends an answer that may be kept: encoded as the client likes, or 304 where it has it already. What the headers say of
 * it they say last: while it is encoded its time may be over, and another answer goes out in its place.
 */
export async function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: FinishedAnswer,
  { shared, encoded }: Sending,
): Promise<Buffer | FastifyReply> {
  const encoding = encodingFor(request.headers['accept-encoding'], answer.body);
  const etag = `"${answer.etag}${encoding === null ? '' : `-${encoding}`}"`;
  const isThere = request.method === 'GET' && names(request.headers['if-none-match'], etag);
  let body = encoding === null || isThere ? answer.body : answer.encoded.get(encoding);
  reply.removeHeader('content-length');
  if (body === undefined && encoding !== null) {
    body = await encode(answer.body, encoding);
    encoded(encoding, body);
  }
  if (request.method === 'GET')
    reply.headers({
      etag,
      'cache-control': shared ? `public, max-age=${sharedSeconds}, must-revalidate` : 'private, no-cache',
    });
  if (isThere) return reply.code(304).send();
  reply.header('content-type', answer.type);
  if (encoding !== null) reply.header('content-encoding', encoding);
  return body ?? answer.body;
}

/** Sends an answer that is nobody else's: encoded as the client likes. */
export async function sendText(request: FastifyRequest, reply: FastifyReply, text: string): Promise<Buffer> {
  const plain = Buffer.from(text);
  const encoding = encodingFor(request.headers['accept-encoding'], plain);
  if (encoding === null) return plain;
  reply.removeHeader('content-length');
  const body = await encode(plain, encoding);
  reply.header('content-encoding', encoding); // not before: see sendFinished
  return body;
}

/** Whether an If-None-Match header names a tag, or any; a proxy that encodes may have made it a weak one. */
const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
