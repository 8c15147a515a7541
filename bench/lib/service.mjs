import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dist/src/paths.js';

const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
const [, ...words] = scripts.start.split(' ');

/** What node is given to run the built service as `npm start` does, from whatever directory. */
export const service = words.map((word) => (word.startsWith('-') ? word : join(projectRoot, word)));
