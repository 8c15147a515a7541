import type { FastifyRequest } from 'fastify';
import type { Asked } from '../kept/question.js';
import { checkDocument } from '../limits/check-document.js';
import { checkVariablesOf } from '../limits/check-variables.js';
import { acceptsJson, json, namesJson } from './accept.js';
import { badRequest } from './json-body.js';

/**
 * Refuses by the headers what may not ask at all, before the body is read. A page of another site can make a browser
 * navigate, load an image or post a form; none of these names JSON in its Accept header or sends it as a body
 * without asking first. So GET is open to programs, and a foreign page cannot spend a visitor's network on us.
 */
export async function checkHeaders(request: FastifyRequest): Promise<void> {
  const { accept, host, 'content-encoding': encoding, 'content-type': type } = request.headers;
  if (!URL.canParse(request.url, `http://${host ?? ''}/`))
    throw badRequest('The Host header is missing, or not well formed.');
  if (!acceptsJson(accept))
    throw badRequest('Answers are JSON: accept application/json or application/graphql-response+json.', 406);
  if (encoding !== undefined && encoding !== 'identity')
    throw badRequest('Send the body as it is, without Content-Encoding.', 415);
  if (request.method === 'GET' && !namesJson(accept))
    throw badRequest('For GET send "Accept: application/json", or send the query by POST.', 405);
  if (request.method === 'POST' ? type === undefined : !/^application\/json\b/i.test(type ?? json))
    throw badRequest('Send the body as "Content-Type: application/json".', 415);
}

/** Refuses a document or variables that are too much, before anything looks into them. */
export function checkSize({ query, variables }: Asked): void {
  const document = typeof query === 'string' ? query : '';
  checkDocument(document);
  checkVariablesOf(document, variables);
}
