import { inFile, type Mutation } from './mutation.js';

const approval = ['release/approve', 'where it is required, one imports, another approves'] as const;
const buttons = ['http/release', 'the button and the lock agree'] as const;
const notAllowed = (code: string) =>
  `if (!administers(viewer)) return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.${code});`;

/** Lock 3: what may be done, by whom, to what. */
export const deedMutations: Mutation[] = [
  ...inFile(
    'src/release/release.policy.ts',
    {
      takes: 'that releases are for ADMIN',
      from: `viewer is Administrator => viewer.role === 'ADMIN';`,
      to: `viewer is Administrator => viewer.role !== 'PUBLIC';`,
      foundBy: ['release/publish', 'DEPARTMENT may not publish'],
    },
    {
      takes: 'that publishing is for ADMIN, from the button',
      from: `administers(viewer) &&\n  release.state === 'DRAFT' &&\n  (!requireApproval`,
      to: `release.state === 'DRAFT' &&\n  (!requireApproval`,
      foundBy: ['http/drafts', 'publishing shows it to everyone, supersedes, and is for ADMIN alone'],
    },
    {
      takes: 'that a draft is published and nothing else, from the button',
      from: `release.state === 'DRAFT' &&\n  (!requireApproval`,
      to: `(!requireApproval`,
      foundBy: ['http/drafts', 'publishing shows it to everyone, supersedes, and is for ADMIN alone'],
    },
    {
      takes: 'that somebody must have approved',
      from: '(!requireApproval || (release.approvedBy !== null && ',
      to: '(!requireApproval || (',
      foundBy: approval,
    },
    {
      takes: 'that who approved does not publish',
      from: ' && release.approvedBy !== viewer.username));',
      to: '));',
      foundBy: approval,
    },
    {
      takes: 'that who brought rows in does not approve',
      from: ' && !release.importedBy.includes(viewer.username);',
      to: ';',
      foundBy: approval,
    },
    {
      takes: 'that approving is for ADMIN, from the button',
      from: `administers(viewer) && release.state === 'DRAFT' && !release`,
      to: `release.state === 'DRAFT' && 'username' in viewer && !release`,
      foundBy: ['http/approval', 'the button of an approval'],
    },
    {
      takes: 'that a draft is approved and nothing else, from the button',
      from: `administers(viewer) && release.state === 'DRAFT' && !release`,
      to: `administers(viewer) && !release`,
      foundBy: ['http/approval', 'the button of an approval'],
    },
    {
      takes: 'that withdrawing is for ADMIN, from the button',
      from: `administers(viewer) && ['SCHEDULED'`,
      to: `['SCHEDULED'`,
      foundBy: buttons,
    },
    {
      takes: 'that only what is or was public is withdrawn',
      from: `['SCHEDULED', 'PUBLISHED', 'SUPERSEDED'].includes(release.state);`,
      to: `release.state !== 'WITHDRAWN';`,
      foundBy: buttons,
    },
  ),
  ...inFile(
    'src/release/release.commands.ts',
    {
      takes: 'who may publish',
      from: notAllowed('mayNotPublish'),
      to: `if (viewer.role === 'PUBLIC') return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotPublish);`,
      foundBy: ['release/publish', 'DEPARTMENT may not publish'],
    },
    {
      takes: 'the approval before it is published',
      from: 'if (!publishable(viewer, release, { requireApproval })) return refusals.notApproved(release);',
      to: '',
      foundBy: approval,
    },
    {
      takes: 'that a published one is not published again',
      from: `if (release.state !== 'DRAFT') return refusals.notADraft(release);`,
      to: '',
      foundBy: ['release/publish', 'a release that is public already'],
    },
  ),
  ...inFile('src/release/release.resolver.ts', {
    takes: 'the rule of approval from what comes over HTTP',
    from: '...rules,\n    };',
    to: '};',
    foundBy: ['http/approval', 'nothing is published over HTTP before a second person'],
  }),
  ...inFile(
    'src/release/approve.commands.ts',
    {
      takes: 'who may approve',
      from: notAllowed('mayNotApprove'),
      to: `if (viewer.role === 'PUBLIC') return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotApprove);`,
      foundBy: ['release/approve', 'DEPARTMENT may not approve'],
    },
    {
      takes: 'the look at who approves',
      from: 'if (!approvable(viewer, release)) return refusals.ownWork(release);',
      to: '',
      foundBy: approval,
    },
  ),
  ...inFile('src/release/import/draft-rows.queries.ts', {
    takes: 'that an approval ends with the next rows',
    from: 'approved_at = null, approved_by = null',
    to: 'approved_at = approved_at, approved_by = approved_by',
    foundBy: ['release/approve', 'an approval is of the rows as they are'],
  }),
  ...inFile(
    'src/release/withdraw.commands.ts',
    {
      takes: 'who may withdraw',
      from: notAllowed('mayNotWithdraw'),
      to: `if (viewer.role === 'PUBLIC') return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotWithdraw);`,
      foundBy: ['release/withdraw', 'DEPARTMENT may not withdraw'],
    },
    {
      takes: 'the look at what is withdrawn',
      from: 'if (!withdrawable(viewer, release)) return refusals.notPublished(release);',
      to: '',
      foundBy: buttons,
    },
  ),
  ...inFile(
    'src/release/import/release-rows.commands.ts',
    {
      takes: 'who may open a draft',
      from: notAllowed('mayNotImport'),
      to: `if (viewer.role === 'PUBLIC') return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotImport);`,
      foundBy: ['release/approve', 'DEPARTMENT may not approve'],
    },
    {
      takes: 'who may bring rows in',
      from: 'if (!administers(viewer)) return refused(refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotImport));',
      to: `if (viewer.role === 'PUBLIC') return refused(refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotImport));`,
      foundBy: ['release/approve', 'DEPARTMENT may not approve'],
    },
  ),
  ...inFile('src/release/deed-key.queries.ts', {
    takes: 'whose key it is, when a deed is asked for again',
    from: "answer from deed_key where actor = $1 and key = $2'",
    to: "answer from deed_key where $1::text is not null and key = $2 order by at'",
    foundBy: ['http/import-results', 'the key of another'],
  }),
];
