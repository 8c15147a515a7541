import type { FastifyRequest } from 'fastify';
import type { Asked } from '../kept/question.js';
import { badRequest } from './json-body.js';

/** The parameters of a request's address, as Apollo gets them as well: nothing else reads them. */
export function searchOf({ url }: FastifyRequest): string {
  const [address = ''] = url.split('#', 1);
  const start = address.indexOf('?');
  return start === -1 ? '' : address.slice(start);
}

/** What a request asks: read here, once, for its limits and for the key under which its answer is kept. */
export function askedBy(request: FastifyRequest): Asked {
  if (request.method === 'GET') return askedByGet(new URLSearchParams(searchOf(request)));
  const { body } = request;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

const askedByGet = (parameters: URLSearchParams): Asked => ({
  query: only(parameters, 'query'),
  operationName: only(parameters, 'operationName'),
  variables: parsed(parameters, 'variables'),
  extensions: parsed(parameters, 'extensions'),
});

function only(parameters: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = parameters.getAll(name);
  if (more.length > 0) throw badRequest(`Send the parameter "${name}" once.`);
  return value;
}

function parsed(parameters: URLSearchParams, name: string): unknown {
  const text = only(parameters, name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest(`The parameter "${name}" is not valid JSON.`);
  }
}
