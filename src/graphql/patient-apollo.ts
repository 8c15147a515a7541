import { ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import type { RequestContext } from './apollo.js';

type Asked = Parameters<ApolloServer<RequestContext>['executeHTTPGraphQLRequest']>[0];

/** How often a request is run at the most: a server that goes away ends its connections one after another. */
const runs = 8;

/**
 * Runs a request once more, whole, where its reads lost their connection half way or the releases changed under it (see
 * `mayRunAgain`): what was read before is of a snapshot that is gone. Never one that has changed anything. All the waiting is counted together.
 */
export class PatientApollo extends ApolloServer<RequestContext> {
  override async executeHTTPGraphQLRequest(asked: Asked): Promise<HTTPGraphQLResponse> {
    let context: RequestContext | undefined;
    const attempt = (): Promise<HTTPGraphQLResponse> =>
      super.executeHTTPGraphQLRequest({ ...asked, context: async () => (context = await asked.context()) });
    for (let left = runs - 1; left > 0; left -= 1) {
      const answer = await attempt();
      if (!context?.mayRunAgain()) return answer;
    }
    return attempt();
  }
}
