import { inFile, type Mutation } from './mutation.js';

const privileges = (name: string) => ['database/privileges', name] as const;
const service = (name: string) => ['database/service-role', name] as const;
const rights = privileges('each role may do with each table what is decided here');

/** Lock 4, in the migrations: what the roles of the service may do. */
export const grantMutations: Mutation[] = [
  ...inFile(
    'migrations/1795000008000-service-role.ts',
    ...(
      [
        ['adding', 'for insert to lpa_writer with check (${ofDraft});', 'nothing is added to what is public'],
        [
          'mending',
          'for update to lpa_writer using (${ofDraft}) with check (${ofDraft});',
          'what was public once is changed by no command',
        ],
        [
          'taking',
          'for delete to lpa_writer using (${ofDraft});',
          'what was public once is changed by no command',
        ],
      ] as const
    ).map(([policy, from, name]) => ({
      takes: `drafts from the policy of ${policy}`,
      from,
      to: from.replaceAll('${ofDraft}', 'true'),
      foundBy: service(name),
    })),
    {
      takes: 'that a release begins as a draft',
      from: `for insert to lpa_writer with check (state = 'DRAFT');`,
      to: 'for insert to lpa_writer with check (true);',
      foundBy: service('nothing is added to what is public'),
    },
    {
      takes: 'bodies from what the service itself may not read',
      from: 'local_government: { lpa_writer',
      to: `local_government: { lpa_service: 'select', lpa_writer`,
      foundBy: rights,
    },
    {
      takes: 'the audit from what the service itself may not read',
      from: `audit_event: { lpa_service: 'insert',`,
      to: `audit_event: { lpa_service: 'select, insert',`,
      foundBy: rights,
    },
    {
      takes: 'roles from what the service itself may not write',
      from: `account: { lpa_service: 'select',`,
      to: `account: { lpa_service: 'select, update',`,
      foundBy: rights,
    },
    {
      takes: 'keys from what the service itself may not write',
      from: `'select, update (last_used_at)'`,
      to: `'select, update'`,
      foundBy: rights,
    },
    {
      takes: 'the audit from what commands may not change',
      from: `lpa_writer: 'insert' },\n};`,
      to: `lpa_writer: 'insert, update, delete' },\n};`,
      foundBy: rights,
    },
    {
      takes: 'histories from what commands may not change',
      from: `local_government_change: { lpa_writer: 'select' }`,
      to: `local_government_change: { lpa_writer: everything }`,
      foundBy: rights,
    },
    {
      takes: 'that everybody may run what an owner may',
      from: 'revoke all on function analyze_facts from public;',
      to: '',
      foundBy: privileges('a function that runs as its owner'),
    },
    {
      takes: 'which tables are analyzed for others',
      from: `if facts not in ('assessment', 'dimension_score', 'indicator_score') then`,
      to: 'if facts is null then',
      foundBy: privileges('a function that runs as its owner'),
    },
  ),
];
