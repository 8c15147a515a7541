import type { GraphQLObjectType } from 'graphql';
import { createSchema } from '../../src/schema.js';
import { asking } from './asking.js';
import { Generator, type Operation } from './generate.js';
import { canariesFor, canariesIn, draftsIn, ownersIn, type Reply, strangersIn } from './oracles.js';
import {
  type Asker,
  askers,
  permuted,
  randomOfNation,
  readable,
  type SecretNation,
  secretNation,
} from './secret-nation.js';
import { bodies, missingCode } from './secret-bodies.js';
import { codePlaces, withCodes } from './values.js';

/** Operations of a run: three thousand in CI; any number by hand. */
const count = Number(process.env['AUTHORIZATION_OPERATIONS'] ?? 3000);

const everyone: readonly Asker[] = ['nobody', ...(Object.keys(askers) as (keyof typeof askers)[])];
const others = everyone.filter((asker) => asker !== 'department');

/** For each asker a nation that differs from the first in nothing that it may know. */
const mirrors = ['nobody', 'officeOf43', 'bodyOf43'] as const;

let nation: SecretNation;
let ask: Awaited<ReturnType<typeof asking>>;
const mirrored = new Map<Asker, { nation: SecretNation; ask: Awaited<ReturnType<typeof asking>> }>();
const canaries = new Map<Asker, Set<string>>();

beforeAll(async () => {
  nation = await secretNation();
  ask = await asking(nation, everyone);
  for (const asker of mirrors) {
    const mirror = await secretNation(permuted(asker));
    mirrored.set(asker, { nation: mirror, ask: await asking(mirror, [asker]) });
  }
  const shown = await shownNumbers();
  for (const asker of everyone) canaries.set(asker, canariesFor(asker, shown));
});
afterAll(async () => {
  await nation.close();
  for (const mirror of mirrored.values()) await mirror.nation.close();
});

/** Numbers that are public averages, as somebody's score may happen to be. */
async function shownNumbers(): Promise<Set<string>> {
  const rows = await nation.database.query<{ number: number }[]>(
    `select distinct unnest(array[full_mark, score, percent, standard_deviation, minimum, lower_quartile, median,
            upper_quartile, maximum]) as number
       from statistic s where suppression is null and release_id in
            (select id from release where state in ('PUBLISHED', 'SUPERSEDED'))`,
  );
  return new Set(rows.map(({ number }) => String(number)));
}

test(`${count} random operations give nobody more than it may read`, async () => {
  const random = randomOfNation('operations');
  const schema = createSchema();
  const query = schema.getQueryType() as GraphQLObjectType;
  const cursors: string[] = [];
  const problems: string[] = [];
  const met = new Map<Asker, Set<string>>(everyone.map((asker) => [asker, new Set()]));
  let accepted = 0;

  const look = (asker: Asker, reply: Reply, operation: Operation): void => {
    const found = {
      stranger: strangersIn(asker, reply),
      canary: canariesIn(reply, canaries.get(asker) ?? new Set()),
      draft: draftsIn(asker, reply),
      'internal error': reply.text.includes('INTERNAL_SERVER_ERROR') ? ['yes'] : [],
    };
    for (const [name, signs] of Object.entries(found))
      if (signs.length > 0)
        problems.push(`${name} ${signs.join(', ')} to ${asker}: ${JSON.stringify(operation)}\n${reply.text}`);
    for (const code of ownersIn(reply)) met.get(asker)?.add(code);
  };

  for (let n = 0; n < count && problems.length < 5; n++) {
    const template = new Generator(schema, random, cursors).operation(query);
    const codes = random.shuffle(bodies.map((body) => body.code)).slice(0, codePlaces);
    const operation = withCodes(template, codes);
    // First as whoever reads all, so that what is kept from one answer to the next is there.
    const full = await ask('department', operation);
    look('department', full, operation);
    if (!full.text.includes('"errors"')) accepted += 1;
    for (const [cursor] of full.text.matchAll(/(?<=Cursor":|cursor":)"[\w-]+"/g))
      cursors[random.below(50)] = JSON.parse(cursor) as string;

    const replies = await Promise.all(
      others.map(async (asker) => [asker, await ask(asker, operation)] as const),
    );
    for (const [asker, reply] of replies) look(asker, reply, operation);

    const asker = random.pick(mirrors);
    const [, first] = replies.find(([name]) => name === asker) ?? [];
    const second = await mirrored.get(asker)?.ask(asker, operation);
    if (first?.text !== second?.text || first?.headers !== second?.headers)
      problems.push(
        `interference for ${asker}: ${JSON.stringify(operation)}\n${first?.text}\n${second?.text}`,
      );

    // Somebody beyond the scope and somebody who does not exist get the same answer.
    const own = new Set(readable(asker).map((body) => body.code));
    const missing = withCodes(
      template,
      codes.map((code) => (own.has(code) ? code : missingCode(code))),
    );
    const absent = await ask(asker, missing);
    if (absent.text !== first?.text)
      problems.push(`existence for ${asker}: ${JSON.stringify(operation)}\n${first?.text}\n${absent.text}`);
  }

  expect(problems).toEqual([]);
  // A run that proved nothing fails too.
  expect(accepted).toBeGreaterThan(count * 0.35);
  for (const asker of everyone)
    expect([asker, met.get(asker)?.size]).toEqual([asker, readable(asker).length]);
}, 1_200_000);
