import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { createSchema } from '../../src/schema.js';
import * as rules from '../../src/viewer/access.js';
import { asking } from './asking.js';
import { Generator } from './generate.js';
import { type Asker, askers, randomOfNation, type SecretNation, secretNation } from './secret-nation.js';
import { bodies } from './secret-bodies.js';
import { withCodes } from './values.js';

const everyone: readonly Asker[] = ['nobody', ...(Object.keys(askers) as (keyof typeof askers)[])];
const roleOf = (asker: Asker): string => (asker === 'nobody' ? 'PUBLIC' : askers[asker][0]);

const schema = createSchema();
const mutation = schema.getMutationType() as GraphQLObjectType;
const deeds = Object.values(mutation.getFields());

/** The roles that a field's own rule names. */
function rolesOf(field: GraphQLField<unknown, unknown>): readonly string[] {
  const rule = Object.values(rules).find(
    (each) => typeof each === 'object' && each.name === field.extensions['access'],
  );
  if (typeof rule !== 'object') throw new Error(`${field.name} has a rule that is not in access.ts`);
  return rule.roles;
}

let nation: SecretNation;
let ask: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  nation = await secretNation();
  ask = await asking(nation, everyone);
});
afterAll(() => nation.close());

/** All that is in the database but what keeps count of who came, as one number for each table. */
async function state(): Promise<unknown> {
  const tables = await nation.database.query<{ name: string }[]>(
    `select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'audit_event' order by 1`,
  );
  const sums: [string, unknown][] = [];
  for (const { name } of tables)
    sums.push([
      name,
      await nation.database.query(
        `select count(*), md5(string_agg(t::text, '' order by t::text)) from "${name}" t`,
      ),
    ]);
  return Object.fromEntries(sums);
}

test.each(deeds.map((field) => [field.name, field] as const))(
  '%s does nothing for whoever may not, whatever is asked',
  async (_name, field) => {
    const shut = everyone.filter((asker) => !rolesOf(field).includes(roleOf(asker)));
    const before = await state();
    const random = randomOfNation(field.name);
    for (let n = 0; n < 10; n++)
      for (const asker of shut) {
        const operation = withCodes(
          new Generator(schema, random, []).operation(mutation, field),
          bodies.map(({ code }) => code),
        );
        const { data, errors = [] } = JSON.parse((await ask(asker, operation)).text) as {
          data?: Record<string, unknown> | null;
          errors?: { extensions: { code: string } }[];
        };
        const refusal = asker === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect([operation, errors.length > 0]).toEqual([operation, true]);
        for (const { extensions } of errors) expect([refusal, 'BAD_USER_INPUT']).toContain(extensions.code);
        expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
      }
    expect(await state()).toEqual(before);
  },
);

test('there are deeds that are shut to somebody', () => {
  expect(deeds.filter((field) => rolesOf(field).length < 5).length).toBeGreaterThan(1);
});
