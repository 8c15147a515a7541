import type { Answer, Json, TestServer } from './ask.js';

type Asks = Pick<TestServer, 'ask'>;

const payload = `token expiresAt refreshToken userErrors { code path retryAfterSeconds message { th en } }`;

/** Logs in over HTTP and gives the whole answer. */
export const tryLogIn = (server: Asks, username: string, password: string): Promise<Answer> =>
  server.ask(`mutation ($input: LogInInput!) { logIn(input: $input) { ${payload} } }`, {
    variables: { input: { username, password } },
  });

export const logIn = async (server: Asks, username: string, password: string): Promise<Json> =>
  (await tryLogIn(server, username, password)).data().logIn;

export const changePassword = async (
  server: Asks,
  input: { username: string; password: string; newPassword: string },
): Promise<Json> =>
  (
    await server.ask(
      `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${payload} } }`,
      { variables: { input } },
    )
  ).data().changePassword;

export const refresh = async (server: Asks, refreshToken: string): Promise<Json> =>
  (
    await server.ask(`mutation ($input: RefreshInput!) { refresh(input: $input) { ${payload} } }`, {
      variables: { input: { refreshToken } },
    })
  ).data().refresh;

/** Asks with a token, a key or whatever is sent in its place. */
export const bearer = (token: string): { headers: { authorization: string } } => ({
  headers: { authorization: `Bearer ${token}` },
});

/** The status of the simplest question asked with it: 200, or 401 where it is not taken. */
export const statusWith = async (server: Asks, token: string): Promise<number> =>
  (await server.ask('{ viewer { username } }', bearer(token))).status;
