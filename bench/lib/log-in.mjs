import { demoPassword } from '../../dist/seeds/demo/accounts.js';

const document = 'mutation ($input: LogInInput!) { logIn(input: $input) { token } }';

/** A token for each of the demo's accounts. */
export async function logIn(url, usernames) {
  const tokens = {};
  for (const username of usernames) {
    const variables = { input: { username, password: demoPassword } };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    const text = await response.text();
    const token = JSON.parse(text).data?.logIn.token;
    if (!token) throw new Error(`${username} cannot log in: ${text}`);
    tokens[username] = token;
  }
  return tokens;
}
