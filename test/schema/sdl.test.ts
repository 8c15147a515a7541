import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';
import { createSchema, printSdl } from '../../src/schema.js';

test('schema.graphql is what the code says; "npm run sdl" writes it', () => {
  expect(readFileSync(join(projectRoot, 'schema.graphql'), 'utf8')).toBe(printSdl(createSchema()));
});
