import { Framework1795000000000 } from './1795000000000-framework.js';
import { LocalGovernments1795000001000 } from './1795000001000-local-governments.js';
import { Releases1795000002000 } from './1795000002000-releases.js';
import { RowLevelSecurity1795000003000 } from './1795000003000-row-level-security.js';
import { ReleaseLife1795000004000 } from './1795000004000-release-life.js';
import { Disclosure1795000004500 } from './1795000004500-disclosure.js';
import { ReleaseDeeds1795000005000 } from './1795000005000-release-deeds.js';
import { RegistryHistory1795000006000 } from './1795000006000-registry-history.js';
import { Accounts1795000007000 } from './1795000007000-accounts.js';
import { ServiceRole1795000008000 } from './1795000008000-service-role.js';
import { ReadPath1795000009000 } from './1795000009000-read-path.js';
import { DisclosureSetting1795000010000 } from './1795000010000-disclosure-setting.js';
import { AuditSearch1795000012000 } from './1795000012000-audit-search.js';
import { GuessKey1795000013000 } from './1795000013000-guess-key.js';
import { AuditKeeping1795000013500 } from './1795000013500-audit-keeping.js';
import { PlannedScopes1795000014000 } from './1795000014000-planned-scopes.js';
import { WithheldAverages1795000016000 } from './1795000016000-withheld-averages.js';
import { ScoreSheets1795000017000 } from './1795000017000-score-sheets.js';

/** All migrations, oldest first. A merged one is never edited; `down` reverses `up`. */
export const migrations = [
  Framework1795000000000,
  LocalGovernments1795000001000,
  Releases1795000002000,
  RowLevelSecurity1795000003000,
  ReleaseLife1795000004000,
  Disclosure1795000004500,
  ReleaseDeeds1795000005000,
  RegistryHistory1795000006000,
  Accounts1795000007000,
  ServiceRole1795000008000,
  ReadPath1795000009000,
  DisclosureSetting1795000010000,
  AuditSearch1795000012000,
  GuessKey1795000013000,
  AuditKeeping1795000013500,
  PlannedScopes1795000014000,
  WithheldAverages1795000016000,
  ScoreSheets1795000017000,
];
