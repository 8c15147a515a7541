import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of single bodies, the column that says which body, and whether their rows belong to a release. */
const bodies = [
  ['local_government', 'id', false],
  ['local_government_change', 'local_government_id', false],
  ['assessment', 'local_government_id', true],
  ['dimension_score', 'local_government_id', true],
  ['indicator_score', 'local_government_id', true],
] as const;

const setting = (name: string): string => `(select nullif(current_setting('lpa.${name}', true), ''))`;

const released = `release_id = any (array(
  select r.id from release r where r.state in ('PUBLISHED', 'SUPERSEDED') or ${setting('unpublished')} = 'on'))`;

// The planner takes a comparison with a setting to be true for one row in two hundred, and one that is made inside of
// the sub-select for every second: so it sorted a nation, as it took it for forty bodies, where an index has the order.
const seenAsText = `${setting('everywhere')} = 'on'`;
const seenAsTruth = `(select current_setting('lpa.everywhere', true) = 'on')`;

/** The same scopes as before, in words by which the planner knows that who sees everything sees much. */
export class PlannedScopes1795000014000 implements MigrationInterface {
  up = (runner: QueryRunner): Promise<void> => write(runner, seenAsTruth);
  down = (runner: QueryRunner): Promise<void> => write(runner, seenAsText);
}

async function write(runner: QueryRunner, everywhere: string): Promise<void> {
  for (const [table, id, ofRelease] of bodies) {
    const scope = `${everywhere} or (province_code = ${setting('province')}
      and (${setting('local_government')} is null or ${id} = ${setting('local_government')}::int))`;
    await runner.query(
      `alter policy reading on ${table} using (${ofRelease ? `(${scope}) and ${released}` : scope})`,
    );
  }
}
