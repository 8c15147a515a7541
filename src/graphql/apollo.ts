import type { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { recordReads } from '../audit/record-reads.js';
import type { Context } from '../context.js';
import { statusByMediaType } from '../http/status.js';
import { parsedDocuments, persistedDocuments } from '../kept/documents.js';
import { noteKept } from '../kept/keep.js';
import type { KnownOperation } from '../kept/operations.js';
import { costPlugin } from '../limits/cost-plugin.js';
import { documentLimits } from '../limits/limits.js';
import type { Measures } from '../watch/measures.js';
import type { Note } from '../watch/note.js';
import { noteOperation } from '../watch/note-operation.js';
import { executedBy } from './execution/executor.js';
import type { Plans } from './execution/plans.js';
import { fewErrors } from './few-errors.js';
import { type Log, maskUnexpected, noteRequest } from './mask.js';
import { PatientApollo } from './patient-apollo.js';
import { demoNotice, endReads } from './plugins.js';
import { statusUnavailable } from './unavailable.js';

/** What plugins know beside what resolvers may use. */
export interface RequestContext extends Context {
  readonly requestId: string;
  readonly note: Note;
  /** Takes units of cost from the caller's allowance, once. @throws RATE_LIMITED where it has not as many */
  readonly spend: (units: number) => Promise<void>;
  /** What is found out of the answer: whether it may be kept, and the query, where it may be answered past Apollo. */
  readonly finished: { mayBeKept: boolean; known?: Omit<KnownOperation, 'type'> };
}

interface ApolloOptions {
  readonly log: Log;
  readonly measures: Measures;
  readonly demo: boolean;
  readonly schema: GraphQLSchema;
  readonly plans: Plans;
}

/** Apollo Server with our schema, our limits and our words for errors; HTTP comes to it from outside. */
export const createApollo = ({
  log,
  measures,
  demo,
  schema,
  plans,
}: ApolloOptions): ApolloServer<RequestContext> =>
  new PatientApollo({
    gateway: executedBy(schema, plans),
    introspection: true, // the schema is public, in production too
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false, // checkHeaders does it, and lets programs use GET
    persistedQueries: { cache: persistedDocuments(), ttl: null },
    documentStore: parsedDocuments(),
    parseOptions: { maxTokens: documentLimits.tokens },
    formatError: maskUnexpected(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(), // it would wrap every field: half the throughput of a list
      ApolloServerPluginLandingPageDisabled(), // /explorer/ is ours; here answers are JSON, whatever else is accepted
      noteRequest,
      noteOperation(measures),
      costPlugin,
      statusByMediaType,
      statusUnavailable,
      fewErrors,
      endReads,
      recordReads,
      noteKept,
      ...(demo ? [demoNotice] : []),
    ],
    stopOnTerminationSignals: false, // main.ts stops everything in order
  });
