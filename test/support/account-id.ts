import type { TestServer } from './ask.js';

/** The id of an account of the demo, as its token says it. */
export async function accountId(server: TestServer, username: string): Promise<number> {
  const answer = await server.ask(
    `mutation { logIn(input: { username: "${username}", password: "demo-2559" }) { token } }`,
  );
  const token = String(answer.data().logIn.token);
  return Number(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub);
}
