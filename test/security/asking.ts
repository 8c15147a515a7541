import type { Operation } from './generate.js';
import type { Reply } from './oracles.js';
import { type Asker, password, type SecretNation } from './secret-nation.js';

/** Asks a nation over HTTP, as whoever it is, with a token that was given for a password. */
export async function asking(nation: SecretNation, askers: readonly (Asker | 'admin')[]) {
  const tokens = new Map<string, string>();
  for (const asker of askers) if (asker !== 'nobody') tokens.set(asker, await logIn(nation, asker));
  return async (asker: Asker | 'admin', operation: Operation): Promise<Reply> => {
    const token = tokens.get(asker);
    const response = await fetch(`${nation.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(operation),
    });
    // What differs between any two requests says nothing of the nation.
    const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    return { status: response.status, text: await response.text(), headers: JSON.stringify(headers) };
  };
}

async function logIn({ url }: SecretNation, username: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: LogInInput!) { logIn(input: $input) { token } }',
      variables: { input: { username, password } },
    }),
  });
  const { data } = (await response.json()) as { data: { logIn: { token: string } } };
  return data.logIn.token;
}
