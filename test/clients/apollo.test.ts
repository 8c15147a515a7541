import { ApolloClient, type ApolloCache, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { demoPassword } from '../../seeds/demo/accounts.js';
import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { guideBlock } from './guide.js';

let server: TestServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

/** The cache as the guide sets it up. */
function guideCache(): ApolloCache {
  const text = guideBlock('js', 'possibleTypes').trim().replace(/;$/, '');
  const made: unknown = new Function('InMemoryCache', 'relayStylePagination', `return ${text}`)(
    InMemoryCache,
    relayStylePagination,
  );
  return made as ApolloCache;
}

function client(authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  return new ApolloClient({
    cache: guideCache(),
    link: new HttpLink({ uri: `${server.url}/graphql`, headers }),
  });
}

test('Apollo Client reads a fragment on all levels through the cache of the guide', async () => {
  const apollo = client();
  const { data } = await apollo.query({
    query: gql(guideBlock('graphql', 'query Levels')),
    variables: { year: 2559 },
  });
  expect(data).toMatchObject({
    nation: { name: { en: 'Thailand' }, assessment: { percent: 76.72 } },
    province: { name: { en: 'Nong Khai' }, assessment: { percent: expect.any(Number) } },
  });
  apollo.stop();
});

test('Apollo Client joins the pages of a list in the cache of the guide', async () => {
  const { token } = (
    await server.ask('mutation ($input: LogInInput!) { logIn(input: $input) { token } }', {
      variables: { input: { username: 'province-57', password: demoPassword } },
    })
  ).data().logIn;
  const apollo = client(`Bearer ${token}`);
  const query = gql`
    query ($after: String) {
      province(code: "57") {
        localGovernments(first: 40, after: $after, filter: { types: [SAO] }) {
          edges {
            node {
              code
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `;
  interface List {
    edges: { node: { code: string } }[];
    pageInfo: { endCursor: string };
  }
  const watched = apollo.watchQuery<{ province: { localGovernments: List } }>({ query });
  const first = (await watched.refetch()).data?.province.localGovernments;
  await watched.fetchMore({ variables: { after: first?.pageInfo.endCursor } });
  const joined = apollo.readQuery<{ province: { localGovernments: List } }>({ query })?.province
    .localGovernments;
  expect(joined).toMatchObject({ pageInfo: { hasNextPage: false } });
  expect(new Set(joined?.edges.map(({ node }) => node.code)).size).toBe(70);
  apollo.stop();
});
