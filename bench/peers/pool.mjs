import pg from 'pg';

pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

/** Rows of a statement that is prepared once on each connection. */
export async function rows(name, text, values) {
  return (await pool.query({ name, text, values })).rows;
}

export const isPublic = `release_state(r.state, r.public_from, r.public_until, now()) = 'PUBLISHED'`;

/** Children by what they hang on, in the order of their rows. */
export function grouped(children, keyOf) {
  const groups = new Map();
  for (const child of children) {
    const group = groups.get(keyOf(child));
    if (group) group.push(child);
    else groups.set(keyOf(child), [child]);
  }
  return groups;
}
