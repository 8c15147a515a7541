import { GraphQLClient } from 'graphql-request';
import { useFragment } from './gql/fragment-masking.js';
import {
  type PageListQuery,
  PageLevelsDocument,
  PageListDocument,
  PageLogInDocument,
  PageResultFragmentDoc,
} from './gql/graphql.js';

const [, , url = '', username = '', password = ''] = process.argv;
const year = 2559;

async function main() {
  const client = new GraphQLClient(url);
  const levels = await client.request(PageLevelsDocument, { year });
  const results = [levels.nation, levels.province].map((level) => {
    const result = useFragment(PageResultFragmentDoc, level);
    const percent: number | null | undefined = result?.assessment?.percent;
    const publishedAt: string | null | undefined = result?.assessment?.release.publishedAt;
    return [result?.__typename, result?.name.en, percent, publishedAt?.slice(0, 2)];
  });

  const { logIn } = await client.request(PageLogInDocument, { input: { username, password } });
  client.setHeader('authorization', `Bearer ${logIn.token ?? ''}`);
  const codes: string[] = [];
  let after: string | null = null;
  do {
    const { localGovernments }: PageListQuery = await client.request(PageListDocument, { year, after });
    codes.push(...(localGovernments?.nodes ?? []).map((node) => node.code));
    after =
      localGovernments?.pageInfo.hasNextPage === true ? (localGovernments.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  console.log(JSON.stringify({ results, codes }));
}

/** What the compiler must refuse: where it does not, the types say nothing, and the line with "expect" is the error. */
export const wrong = (client: GraphQLClient, { localGovernments }: PageListQuery) => [
  // @ts-expect-error -- a year is a number
  client.request(PageLevelsDocument, { year: '2559' }),
  // @ts-expect-error -- the list is null for who may not read it
  localGovernments.nodes,
  // @ts-expect-error -- such a field was not asked for
  localGovernments?.totalCount,
];

void main();
