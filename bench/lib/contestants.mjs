import { join } from 'node:path';
import { projectRoot } from '../../dist/src/paths.js';
import { service } from './service.mjs';

const peer = (file, ...args) => [join(projectRoot, 'bench/peers', file), ...args];
const twice = [join(projectRoot, 'bench/lib/twice.mjs'), ...service];

/** Who is measured: the program and its arguments, whose documents it is asked, and what is special about it. */
export const contestants = {
  limit: { title: 'hand-written SQL, no GraphQL (the limit)', program: peer('limit.mjs'), documents: 'ours' },
  postgraphile: { title: 'PostGraphile 5', program: peer('postgraphile.mjs'), documents: 'postgraphile' },
  postgraphileRls: {
    title: 'PostGraphile 5 with row-level security',
    program: peer('postgraphile.mjs', '--row-level-security'),
    documents: 'postgraphile',
  },
  mercurius: { title: 'Mercurius, loaders and jit', program: peer('mercurius.mjs'), documents: 'ours' },
  first: {
    title: '**ours, asked for the first time**',
    program: service,
    documents: 'ours',
    logsIn: true,
    // With it an answer is always made.
    headers: { 'x-query-cost': '1' },
  },
  again: { title: '**ours, asked again**', program: service, documents: 'ours', logsIn: true },
  kept: {
    title: 'finished answers from memory and nothing else',
    program: peer('limit.mjs', '--keep-answers'),
    documents: 'ours',
  },
};

/** The service as two processes behind one port. */
export const twoProcesses = {
  first: { ...contestants.first, program: twice },
  again: { ...contestants.again, program: twice },
};
