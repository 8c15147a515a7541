import { inFile, type Mutation } from './mutation.js';

const rowLevel = [
  'database/row-level-security',
  'of every protected table each viewer sees its rows',
] as const;
const service = (name: string) => ['database/service-role', name] as const;

/** Lock 4, on the connections: which role they are, and which scope the policies are told. */
export const connectionMutations: Mutation[] = [
  ...inFile(
    'src/database/opening.ts',
    {
      takes: 'the role of a reader',
      from: 'const set = { role: roles.reader, ...limits,',
      to: 'const set = { ...limits,',
      foundBy: ['http/snapshot', 'what is read for an answer cannot write'],
    },
    {
      takes: 'the place that a session is told, if any',
      from: `localGovernments.everywhere ? 'on' : ''`,
      to: `'on'`,
      foundBy: rowLevel,
    },
    {
      takes: 'the body that a session is told',
      from: `String(localGovernments.localGovernmentId ?? '')`,
      to: `''`,
      foundBy: rowLevel,
    },
    {
      takes: 'whether a session is told of drafts',
      from: `releases.unpublished ? 'on' : ''`,
      to: `'on'`,
      foundBy: rowLevel,
    },
    {
      takes: 'whether a session is told of the audit',
      from: `audit.readable ? 'on' : ''`,
      to: `'on'`,
      foundBy: rowLevel,
    },
    {
      takes: 'that a scope ends with its transaction',
      from: '$${nth + 1}, true)`',
      to: "$${nth + 1}, ${name === 'role'})`",
      foundBy: ['database/row-level-security', 'nothing of a viewer stays on its connection'],
    },
    {
      takes: 'that a role ends with its transaction',
      from: '$${nth + 1}, true)`',
      to: "$${nth + 1}, ${name !== 'role'})`",
      foundBy: ['database/row-level-security', 'nothing of a viewer stays on its connection'],
    },
    {
      takes: 'that a reader writes nothing',
      from: 'repeatable read read only',
      to: 'repeatable read',
      foundBy: ['database/row-level-security', 'a session that reads writes nothing'],
    },
    {
      takes: 'whether the releases are as the process takes them to be',
      from: 'expected !== undefined && row?.set !== expected',
      to: 'false',
      foundBy: ['database/read-transaction', 'where the releases are not as expected'],
    },
  ),
  ...inFile(
    'src/database/read-transaction.ts',
    {
      takes: 'that nothing is read once the transaction has ended',
      from: 'if (this.#committed) throw',
      to: 'if (this.#messages < 0) throw',
      foundBy: ['database/read-transaction', 'the message that is taken for the last'],
    },
    {
      takes: 'that a transaction whose last message failed is ended',
      from: 'this.#committed = ends && failure === undefined;',
      to: 'this.#committed = ends;',
      foundBy: ['database/read-transaction', 'where the last message fails'],
    },
  ),
  ...inFile('src/database/message.ts', {
    takes: 'that after a statement that fails none is run',
    from: 'connection.execute({});',
    to: 'connection.execute({});\n      connection.sync();',
    foundBy: ['database/message', 'where a transaction does not begin'],
  }),
  ...inFile('src/database/command-manager.ts', {
    takes: 'the role of a command',
    from: '  `set local role ${roles.writer}`,\n',
    to: '',
    foundBy: service('a command is the role that may write'),
  }),
  ...inFile(
    'src/database/service.ts',
    {
      takes: 'the role of the service',
      from: '-c role=${roles.service} -c',
      to: '-c',
      foundBy: service('whoever the account of DATABASE_URL is'),
    },
    {
      takes: 'the look at who the service is',
      from: 'await assertLow(database);',
      to: '',
      foundBy: service('a service that owns a table'),
    },
    {
      takes: 'that a service that owns tables is refused',
      from: 'select rolsuper or rolbypassrls or exists (',
      to: 'select rolsuper or rolbypassrls or false and exists (',
      foundBy: service('a service that owns a table'),
    },
  ),
];
