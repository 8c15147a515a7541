import {
  commitMutation,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getSingularSelector,
  type GraphQLResponse,
  Network,
  type OperationType,
  type ReaderFragment,
  RecordSource,
  Store,
} from 'relay-runtime';
import listFragment, { type list_query$data } from './__generated__/list_query.graphql';
import listQuery, { type listQuery as ListQuery } from './__generated__/listQuery.graphql';
import resultFragment, { type nation_result$data } from './__generated__/nation_result.graphql';
import viewerFragment, { type nation_viewer$data } from './__generated__/nation_viewer.graphql';
import logInMutation, { type nationLogInMutation } from './__generated__/nationLogInMutation.graphql';
import nationQuery, { type nationQuery as NationQuery } from './__generated__/nationQuery.graphql';

const [, , url = '', username = '', password = ''] = process.argv;
const variables = { code: '57', year: 2559 };
let token: string | null | undefined;

const environment = new Environment({
  network: Network.create(async ({ text: query }, variables) => {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  }),
  store: new Store(new RecordSource()),
});

const logIn = () =>
  new Promise<void>((resolve, reject) =>
    commitMutation<nationLogInMutation>(environment, {
      mutation: logInMutation,
      variables: { input: { username, password } },
      onError: reject,
      onCompleted: ({ logIn }) => {
        token = logIn.token;
        resolve();
      },
    }),
  );

/** What a component with this fragment gets from the store. */
function read<Data>(fragment: ReaderFragment, reference: unknown): Data {
  const selector = getSingularSelector(fragment, reference);
  const snapshot = selector && environment.lookup(selector);
  if (!snapshot || snapshot.isMissingData) throw new Error(`The store lacks data of ${fragment.name}.`);
  return snapshot.data as unknown as Data;
}

/** What the store has for a query. */
const kept = <Query extends OperationType>(query: typeof listQuery, variables: Query['variables']) =>
  environment.lookup(createOperationDescriptor(query, variables).fragment)
    .data as unknown as Query['response'];

const list = () =>
  read<list_query$data>(listFragment, kept<ListQuery>(listQuery, variables)).province?.localGovernments;

async function main() {
  await logIn();
  await fetchQuery<NationQuery>(environment, nationQuery, { year: 2559 }).toPromise();
  const { nation, viewer } = kept<NationQuery>(nationQuery, { year: 2559 });

  await fetchQuery<ListQuery>(environment, listQuery, variables).toPromise();
  const counts = [list()?.edges.length];
  const { paginationRequest, paginationMetadata } = getPaginationMetadata(listFragment, 'program');
  for (let page = list()?.pageInfo; page?.hasNextPage; page = list()?.pageInfo) {
    const next = getPaginationVariables('forward', 40, page.endCursor, variables, {}, paginationMetadata);
    await fetchQuery(environment, paginationRequest, next).toPromise();
    counts.push(list()?.edges.length);
  }
  console.log(
    JSON.stringify({
      nation: read<nation_result$data>(resultFragment, nation).assessment?.percent,
      viewer: read<nation_viewer$data>(viewerFragment, viewer).username,
      counts,
      nodes: list()?.edges.map(({ node }) => [node.code, node.assessment?.percent]),
    }),
  );
}

/** What the compiler must refuse: where it does not, the types say nothing, and the line with "expect" is the error. */
export const wrong = (result: nation_result$data) => [
  // @ts-expect-error -- a year is a number
  fetchQuery<NationQuery>(environment, nationQuery, { year: '2559' }),
  // @ts-expect-error -- the result is null where there is none
  result.assessment.percent,
];

void main();
