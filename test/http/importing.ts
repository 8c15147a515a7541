import type { Answer, Json } from '../support/ask.js';
import type { AccountName, World } from '../support/world.js';

/** Deeds on releases over HTTP, as a program sends them. */

export const year = 2569;
const fields = `release { id number state note approvedAt viewerCanApprove viewerCanPublish }
  userErrors { code path message { th en } }`;
export const documents = {
  create: `mutation ($input: CreateReleaseInput!) { done: createRelease(input: $input) { ${fields} } }`,
  import: `mutation ($input: ImportResultsInput!) { done: importResults(input: $input) { ${fields}
    assessedCount findingCount findings { severity row column value message { th en } }
    difference { against { number } changes { added removed changed ratingChanged }
      averages { provinceCode percentBefore percentAfter } largestMoves { code percentBefore percentAfter } } } }`,
  publish: `mutation ($input: PublishReleaseInput!) { done: publishRelease(input: $input) { ${fields}
    difference { against { number } changes { added } averages { provinceCode percentAfter } } } }`,
  approve: `mutation ($input: ApproveReleaseInput!) { done: approveRelease(input: $input) { ${fields} } }`,
  withdraw: `mutation ($input: WithdrawReleaseInput!) { done: withdrawRelease(input: $input) { ${fields} } }`,
};

export const sending =
  (world: () => World) =>
  (deed: keyof typeof documents, input: object, as: AccountName = 'admin'): Promise<Answer> =>
    world().ask(documents[deed], { as: world().ids[as], variables: { input: { year, ...input } } });

export const marks = (...scores: number[]) =>
  scores.map((score, at) => ({ dimension: at + 1, full: 20, score }));
export const byCode = { code: '2540101', dimensions: marks(18, 17, 16, 15, 14.5) };
export const byName = {
  ...{ name: 'ป่าแดง', type: 'อบต.', province: 'แพร่' },
  dimensions: marks(12, 13, 14, 15, 16),
};

/** How much there is of what deeds write. */
export const facts = async ({ database }: World): Promise<unknown> =>
  (
    await database.query<unknown[]>(
      `select (select count(*)::int from release) as releases, (select count(*)::int from deed_key) as keys,
              (select count(*)::int from dimension_score) as marks, (select count(*)::int from audit_event) as deeds`,
    )
  )[0];

export const codes = ({ userErrors }: Json): string[] => userErrors.map((each: Json) => each.code);
