import { inFile, type Mutation } from './mutation.js';

const withheld = (name: string) => ['database/withheld-averages', name] as const;

/** Lock 4 for hidden averages: the view that is all that is read of them. */
export const withheldMutations: Mutation[] = [
  ...inFile(
    'migrations/1795000016000-withheld-averages.ts',
    {
      takes: 'what is hidden from the view of averages',
      from: `'s.suppression is null'],`,
      to: `'true'],`,
      foundBy: withheld('with locks 1, 2 and 3 taken away'),
    },
    {
      takes: 'the place among hidden averages from what the view hides',
      from: `[['rank', 'rank_of'], 'false'],`,
      to: `[['rank', 'rank_of'], 'true'],`,
      foundBy: withheld('with locks 1, 2 and 3 taken away'),
    },
    {
      takes: 'how the bodies of the nation are spread from what the view hides',
      from: 's.suppression, s.spread_suppression) = 0',
      to: 's.suppression) = 0',
      foundBy: withheld('with locks 1, 2 and 3 taken away'),
    },
    {
      takes: 'how the bodies of a province are spread from what the view hides',
      from: 'num_nonnulls(s.province_code, s.type,',
      to: 'num_nonnulls(s.type,',
      foundBy: withheld('a transaction of nobody gets of every average'),
    },
    {
      takes: 'from the view that ALL_ALIKE is not told',
      from: `s.\${name} <> 'ALL_ALIKE' then`,
      to: `s.\${name} is not null then`,
      foundBy: withheld('with locks 1, 2 and 3 taken away'),
    },
    {
      takes: 'the province from what the view gives in full',
      from: 's.province_code = scope.province_code as in_full',
      to: 'scope.province_code is not null as in_full',
      foundBy: withheld('with locks 1, 2 and 3 taken away'),
    },
    {
      takes: 'from the view that a local government reads its province as the public does',
      from: `case when \${setting('local_government')} is null then \${setting('province')} end as`,
      to: `\${setting('province')} as`,
      foundBy: withheld('with locks 1, 2 and 3 taken away'),
    },
    {
      takes: 'drafts and what was withdrawn from what the view leaves out',
      from: `in ('PUBLISHED', 'SUPERSEDED')
               or`,
      to: `is not null
               or`,
      foundBy: ['database/row-level-security', 'of every protected table each viewer sees its rows'],
    },
    {
      takes: 'the barrier of the view',
      from: 'shown_statistic with (security_barrier) as',
      to: 'shown_statistic as',
      foundBy: withheld('nor by a condition that tells what it is asked of'),
    },
    {
      takes: 'the table behind the view from what no reader reads',
      from: 'revoke select on statistic from lpa_reader;',
      to: 'create policy reading on statistic for select to lpa_reader using (true);',
      foundBy: withheld('and none by a way round it'),
    },
  ),
];
