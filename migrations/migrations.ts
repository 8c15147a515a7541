import { Framework1795000000000 } from './1795000000000-framework.js';
import { LocalGovernments1795000001000 } from './1795000001000-local-governments.js';
import { Releases1795000002000 } from './1795000002000-releases.js';
import { RowLevelSecurity1795000003000 } from './1795000003000-row-level-security.js';
import { ReleaseLife1795000004000 } from './1795000004000-release-life.js';
import { ReadPath1795000009000 } from './1795000009000-read-path.js';

/** All migrations, oldest first. A merged one is never edited; `down` reverses `up`. */
export const migrations = [
  Framework1795000000000,
  LocalGovernments1795000001000,
  Releases1795000002000,
  RowLevelSecurity1795000003000,
  ReleaseLife1795000004000,
  ReadPath1795000009000,
];
