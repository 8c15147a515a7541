import type { FastifyRequest } from 'fastify';
import { checkDocument } from '../limits/check-document.js';
import { checkVariablesOf } from '../limits/check-variables.js';
import { acceptsJson, namesJson } from './accept.js';
import { badRequest } from './json-body.js';

/**
 * Refuses by the headers what may not ask at all, before the body is read. A page of another site can make a browser
 * navigate, load an image or post a form; none of these names JSON in its Accept header or sends it as a body
 * without asking first. So GET is open to programs, and a foreign page cannot spend a visitor's network on us.
 */
export async function checkHeaders(request: FastifyRequest): Promise<void> {
  const { accept, host, 'content-encoding': encoding } = request.headers;
  if (!URL.canParse(request.url, `http://${host ?? ''}/`))
    throw badRequest('The Host header is not well formed.');
  if (!acceptsJson(accept))
    throw badRequest('Answers are JSON: accept application/json or application/graphql-response+json.', 406);
  if (encoding !== undefined && encoding !== 'identity')
    throw badRequest('Send the body as it is, without Content-Encoding.', 415);
  if (request.method === 'GET' && !namesJson(accept))
    throw badRequest('For GET send "Accept: application/json", or send the query by POST.', 405);
  if (request.method === 'POST' && request.headers['content-type'] === undefined)
    throw badRequest('Send the body as "Content-Type: application/json".', 415);
}

/** Refuses a document or variables that are too much, before anything looks into them. */
export async function checkSize(request: FastifyRequest): Promise<void> {
  const asked = (request.method === 'GET' ? request.query : request.body) as Asked | null | undefined;
  if (typeof asked !== 'object' || asked === null) return;
  if (typeof asked.query === 'string') checkDocument(asked.query);
  const variables = typeof asked.variables === 'string' ? parsed(asked.variables) : asked.variables;
  checkVariablesOf(typeof asked.query === 'string' ? asked.query : '', variables);
}

/** What Apollo will read from a GET; where it cannot, it says so itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface Asked {
  readonly query?: unknown;
  /** Text where the request is a GET. */
  readonly variables?: unknown;
}
