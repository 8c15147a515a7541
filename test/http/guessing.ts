import type { TestServer } from '../support/ask.js';
import { tryLogIn } from '../support/log-in.js';
import type { World } from '../support/world.js';

/** Guesses at passwords, and the time that is counted between them. */
export function guessing(world: () => World) {
  /** As if so much time had passed for what was counted. */
  const wait = (seconds: number) =>
    world().database.query(
      'update log_in_counter set attempts = array(select a - $1 * 1000.0 from unnest(attempts) a order by a)',
      [seconds],
    );

  /** As if the newest of what was counted were of this moment, however slow the machine is. */
  const justNow = () =>
    world().database.query(
      `update log_in_counter set attempts = array(
         select a + extract(epoch from clock_timestamp()) * 1000 - attempts[cardinality(attempts)]
           from unnest(attempts) a order by a)`,
    );

  const guess = async (username: string, server: Pick<TestServer, 'ask'> = world(), secret = 'wrong') => {
    const { userErrors } = (await tryLogIn(server, username, secret)).data().logIn;
    return [userErrors[0]?.code, userErrors[0]?.retryAfterSeconds ?? null] as const;
  };

  /** Makes this address one from which the account has logged in. */
  const logInFrom = (username: string) =>
    world().database.query(
      `insert into log_in_network (account_id, network)
       select id, '127.0.0.1' from account where username = $1
       on conflict do nothing`,
      [username],
    );

  return { wait, justNow, guess, logInFrom };
}
