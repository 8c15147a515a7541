import { execute, parse, validate } from 'graphql';
import { createContext } from '../../src/context.js';
import { ReadSession } from '../../src/database/read-session.js';
import { createLoaders } from '../../src/loaders.js';
import { createSchema } from '../../src/schema.js';
import { Exchanges } from '../../src/session/exchanges.js';
import { KnownViewers } from '../../src/viewer/known-viewers.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { tokenKeys } from '../../src/viewer/token.js';
import type { Viewer } from '../../src/viewer/viewer.js';
import { jwtSecret } from '../support/ask.js';
import type { World } from '../support/world.js';

/** Who asks, as locks 1 to 3 think, which are code; and as the session of the database is told, by which lock 4 goes. */
export interface Taken {
  readonly code: Viewer;
  readonly session: Viewer;
}

/** The answer where the two may think of different people; of what the process keeps, nothing is used. */
export async function answerOf(world: World, document: string, { code, session }: Taken): Promise<string> {
  const keys = tokenKeys(jwtSecret);
  const watch = { current: () => undefined, forget: () => undefined, catchUp: async () => undefined };
  const known = new KnownViewers({ database: world.service, keys, audit: world.audit });
  const reads = new ReadSession(world.service, scopesOf(session));
  const shared = {
    database: world.service,
    keys,
    viewers: known,
    exchanges: new Exchanges(),
    audit: world.audit,
    watch,
  };
  const signal = new AbortController().signal;
  const contextValue = {
    ...createContext(
      { ...shared, rules: { requireApproval: false } },
      { viewer: code, origin: 'a test', requestId: 'a test', signal, note: { statements: 0 } },
    ),
    loaders: createLoaders(reads, scopesOf(code)),
  };
  const [schema, parsed] = [createSchema(), parse(document)];
  expect(validate(schema, parsed)).toEqual([]);
  const answer = await execute({ schema, document: parsed, contextValue });
  await reads.end();
  return JSON.stringify(answer);
}
