import { inFile, type Mutation } from './mutation.js';

const rowLevel = [
  'database/row-level-security',
  'of every protected table each viewer sees its rows',
] as const;
const noScope = ['database/row-level-security', 'a transaction that set no scope reads no body'] as const;
const privileges = (name: string) => ['database/privileges', name] as const;

/** Lock 4, in the migrations: policies, triggers and grants. */
export const databaseMutations: Mutation[] = [
  ...inFile('migrations/1795000003000-row-level-security.ts', {
    takes: 'that policies hold for the owner too',
    from: 'enable row level security, force row level security;',
    to: 'enable row level security;',
    foundBy: privileges('every table of local governments or releases is protected'),
  }),
  ...inFile(
    'migrations/1795000014000-planned-scopes.ts',
    {
      takes: 'the policy of places: everywhere and nowhere are alike',
      from: `current_setting('lpa.everywhere', true) = 'on')\``,
      to: `current_setting('lpa.everywhere', true) is distinct from 'off')\``,
      foundBy: noScope,
    },
    {
      takes: 'the province from the policy',
      from: `province_code = \${setting('province')}\n`,
      to: `\${setting('province')} is not null\n`,
      foundBy: rowLevel,
    },
    {
      takes: 'the body from the policy',
      from: `or \${id} = \${setting('local_government')}::int))`,
      to: `or \${id} is not null))`,
      foundBy: rowLevel,
    },
    {
      takes: 'what was withdrawn from the policy of facts',
      from: `r.state in ('PUBLISHED', 'SUPERSEDED') or`,
      to: `r.state <> 'DRAFT' or`,
      foundBy: rowLevel,
    },
    {
      takes: 'releases from the policy of facts about bodies',
      from: '`(${scope}) and ${released}`',
      to: 'scope',
      foundBy: rowLevel,
    },
  ),
  ...inFile(
    'migrations/1795000004000-release-life.ts',
    {
      takes: 'drafts from the policy of releases',
      from: `now()) not in ('DRAFT', 'SCHEDULED') or`,
      to: `now()) not in ('SCHEDULED') or`,
      foundBy: rowLevel,
    },
    {
      takes: 'what waits for its time from the policy of releases',
      from: `now()) not in ('DRAFT', 'SCHEDULED') or`,
      to: `now()) not in ('DRAFT') or`,
      foundBy: ['release/embargo', 'a reader’s transaction gets nothing of one that waits'],
    },
    {
      takes: 'the embargo from what a release is',
      from: `case when state = 'PUBLISHED' and public_from > moment then 'SCHEDULED'\n             when`,
      to: 'case when',
      foundBy: ['release/embargo', 'a release becomes public by the clock alone'],
    },
    {
      takes: 'the policy of the audit',
      from: 'for select to lpa_reader using (${audit});',
      to: 'for select to lpa_reader using (true);',
      foundBy: rowLevel,
    },
    {
      takes: 'that nobody changes the audit',
      from: 'alter table audit_event enable always trigger append_only;',
      to: 'alter table audit_event disable trigger append_only;',
      foundBy: ['http/audit', 'the database refuses that it is'],
    },
  ),
  ...inFile(
    'migrations/1795000005000-release-deeds.ts',
    {
      takes: 'that facts of what was public never change',
      from: `where r.state is distinct from 'DRAFT') then\n          raise`,
      to: 'where r.state is null) then\n          raise',
      foundBy: ['database/frozen-facts', 'the database refuses on'],
    },
    {
      takes: 'that a release that was public is not deleted',
      from: `if old.state = 'DRAFT' then`,
      to: `if old.state = 'DRAFT' or tg_op = 'DELETE' then`,
      foundBy: ['database/frozen-facts', 'a release that was public cannot be deleted'],
    },
    {
      takes: 'that a release that was public is no draft again',
      from: ' and not coalesce(old.public_from > statement_timestamp(), false)) then',
      to: ' and new.id is null) then',
      foundBy: ['database/frozen-facts', 'cannot be a draft again'],
    },
    {
      takes: 'that what was public is not emptied',
      from: `if exists (select from release where state <> 'DRAFT') then`,
      to: 'if false then',
      foundBy: ['database/frozen-facts', 'truncate assessment'],
    },
  ),
  ...inFile(
    'migrations/1795000007000-accounts.ts',
    {
      takes: 'the policy of accounts and keys',
      from: 'for select to lpa_reader using (${people});',
      to: 'for select to lpa_reader using (true);',
      foundBy: rowLevel,
    },
    {
      takes: 'the hashes of passwords from what no reader reads',
      from: 'grant select (id, username, display_name, role,',
      to: 'grant select (password_hash, id, username, display_name, role,',
      foundBy: ['http/accounts', 'a transaction of a reader sees no account'],
    },
    {
      takes: 'the hashes of keys from what no reader reads',
      from: 'grant select (id, name, role, province_code, local_government_id, created_at, created_by,',
      to: 'grant select (hash, id, name, role, province_code, local_government_id, created_at, created_by,',
      foundBy: ['http/accounts', 'a transaction of a reader sees no account'],
    },
    {
      takes: 'that the database takes no key of an administrator',
      from: `check (role in ('LAO', 'PROVINCE', 'DEPARTMENT')),`,
      to: `check (role in ('LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN')),`,
      foundBy: ['http/api-keys', 'the database itself takes no key'],
    },
  ),
];
