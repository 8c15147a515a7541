import type { Change } from '../support/changed-tree.js';

/** A leak as a slip would make it, and which sign tells of it. */
export interface Plant {
  readonly lock: string;
  readonly changes: readonly Change[];
  readonly test: 'authorization' | 'deeds';
  readonly sign: RegExp;
}

/** One for each lock; leaks of averages are planted in test/disclosure. */
export const plants: readonly Plant[] = [
  {
    lock: 'the door: a rule that nobody asks',
    changes: [
      {
        file: 'src/viewer/access.ts',
        from: 'if (rule !== anyone) Authorized<AccessRule>(rule)(target, key, descriptor);',
        to: '',
      },
    ],
    test: 'deeds',
    sign: /does nothing for whoever may not/,
  },
  {
    lock: 'the rows: an office that reads everywhere',
    changes: [
      {
        file: 'src/local-government/local-government.policy.ts',
        from: 'return mint({ provinceCode: viewer.provinceCode });',
        to: 'return mint({ everywhere: true });',
      },
    ],
    test: 'authorization',
    sign: /stranger \d{7}/,
  },
  {
    lock: 'the rows: a draft for everyone',
    changes: [
      {
        file: 'src/release/release-scope.policy.ts',
        from: 'return { unpublished: false } as ReleaseScope;',
        to: 'return { unpublished: true } as ReleaseScope;',
      },
    ],
    test: 'authorization',
    sign: /(draft|canary) \S+ to (nobody|officeOf|bodyOf)/,
  },
  {
    lock: 'the database: no scope in the statement, and none in the session',
    changes: [
      {
        file: 'src/local-government/local-government-scope.queries.ts',
        from: "if (scope.everywhere) return 'true';",
        to: "if (scope !== null) return 'true';",
      },
      {
        file: 'src/database/opening.ts',
        from: "'lpa.everywhere': localGovernments.everywhere ? 'on' : '',",
        to: "'lpa.everywhere': 'on',",
      },
    ],
    test: 'authorization',
    sign: /stranger \d{7}/,
  },
];
