import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
let url: string;
beforeAll(async () => {
  world = await makeWorld();
  url = `${world.url}/graphql`;
});
afterAll(() => world.close());

const query = 'query One($code: String!) { province(code: $code) { __typename code name { th } } }';
const wrong = '{ nothing }';
const logIn = `mutation LogIn($input: LogInInput!) { logIn(input: $input) { token userErrors { code } } }`;
const phrae = { __typename: 'Province', code: '54', name: expect.objectContaining({ th: 'แพร่' }) };
const variables = { code: '54' };
const input = { username: 'officeOfPhrae', password };
const own = '{ localGovernments { totalCount } }';

test('Apollo Client', async () => {
  let token = '';
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({
      uri: url,
      fetch: (address, init) => {
        const headers = new Headers(init?.headers);
        if (token !== '') headers.set('authorization', `Bearer ${token}`);
        return fetch(address, { ...init, headers });
      },
    }),
  });
  expect((await client.query({ query: gql(query), variables })).data).toEqual({ province: phrae });
  const { data } = await client.mutate<{ logIn: { token: string } }>({
    mutation: gql(logIn),
    variables: { input },
  });
  token = data?.logIn.token ?? '';
  expect((await client.query({ query: gql(own) })).data).toMatchObject({
    localGovernments: { totalCount: 6 },
  });
  await expect(client.query({ query: gql(wrong) })).rejects.toThrow(/Cannot query field/);
  client.stop();
});

test.each([true, false, 'force' as const])('urql, preferring GET: %s', async (preferGetMethod) => {
  const client = new Client({ url, preferGetMethod, exchanges: [cacheExchange, fetchExchange] });
  const { data, error } = await client.query(query, variables).toPromise();
  expect([data, error]).toEqual([{ province: phrae }, undefined]);
  const refused = await client.query(wrong, {}).toPromise();
  expect(refused.error?.graphQLErrors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  const changed = await client.mutation(logIn, { input }).toPromise();
  expect(changed.error).toBeUndefined();
});

test.each(['POST', 'GET'] as const)('graphql-request by %s', async (method) => {
  const client = new GraphQLClient(url, { method });
  expect(await client.request(query, variables)).toEqual({ province: phrae });
  await expect(client.request(wrong)).rejects.toMatchObject({
    response: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  });
});
