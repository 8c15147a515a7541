import { grantMutations } from './grants.js';
import { sessionMutations } from './sessions.js';
import { peopleMutations } from './people.js';
import { answerMutations } from './answers.js';
import { connectionMutations } from './connections.js';
import { databaseMutations } from './database.js';
import { deedMutations } from './deeds.js';
import { doorMutations } from './door.js';
import { keptMutations } from './kept.js';
import { logInMutations } from './log-in.js';
import type { Mutation } from './mutation.js';
import { releaseMutations } from './releases.js';
import { rowMutations } from './rows.js';
import { statisticMutations } from './statistics.js';
import { tokenMutations } from './tokens.js';
import { webMutations } from './web.js';
import { withheldMutations } from './withheld.js';

/** Every place where somebody is asked what it may, taken away one at a time. */
export const mutations: readonly Mutation[] = [
  ...doorMutations,
  ...rowMutations,
  ...releaseMutations,
  ...statisticMutations,
  ...deedMutations,
  ...tokenMutations,
  ...logInMutations,
  ...answerMutations,
  ...webMutations,
  ...connectionMutations,
  ...databaseMutations,
  ...withheldMutations,
  ...peopleMutations,
  ...sessionMutations,
  ...grantMutations,
  ...keptMutations,
];
