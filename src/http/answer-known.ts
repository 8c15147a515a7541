import { getVariableValues, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../graphql/apollo.js';
import type { Plans } from '../graphql/execution/plans.js';
import { runPlan } from '../graphql/execution/run.js';
import type { KnownOperation } from '../kept/operations.js';
import { checkVariablesFor } from '../limits/check-variables.js';
import { costFor } from '../limits/cost-of-request.js';
import { costLimit, mostStatements } from '../limits/limits.js';
import { LastMessages } from './last-messages.js';

/** What answers known queries. */
export interface Answering {
  readonly schema: GraphQLSchema;
  readonly plans: Plans;
  /** Stands on every answer, beside its data. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Told {
  readonly variables: Record<string, unknown>;
  /** Whether the answer tells its cost. */
  readonly cost: boolean;
}

const lastMessages = new LastMessages();

/**
 * Answers a query that Apollo has answered before, without going through it, which costs more than a small answer does.
 * The same is checked, counted, noted and given (test/http/known-operations.test.ts compares).
 * @returns null where anything is not as it should be: then Apollo answers, in the same context, and says what it is
 */
export async function answerKnown(
  { schema, plans, extensions }: Answering,
  known: KnownOperation,
  context: RequestContext,
  told: Told,
): Promise<string | null> {
  const { document, operation, name } = known;
  const { variables } = told;
  const { note } = context;
  const { role } = context.viewer;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  const plan = coerced && plans.of(known, coerced);
  if (!plan) return null;
  const limit = costLimit(role);
  let total;
  try {
    checkVariablesFor(role, operation, variables);
    const cost = costFor(context, { schema, document, operation, variables });
    if (cost.total > limit || cost.statements > mostStatements) return null;
    total = cost.total;
    await context.spend(total); // who has not as much left is not charged
  } catch {
    return null;
  }
  note.cost = total;
  note.operation = name ?? undefined;
  context.messages?.expectMessages(lastMessages.of(plan));
  const data = await runPlan(plan, context, coerced);
  if (context.messages) lastMessages.note(plan, context.messages.messageCount(), data !== null);
  if (data === null || context.mayRunAgain()) return null;
  await context.end().catch(() => undefined); // all has been read
  context.audit.recordReads(context, context.reads.summary, {
    requestId: context.requestId,
    operation: name,
  });
  const more = { ...(told.cost && { cost: { cost: total, limit } }), ...extensions };
  return `${JSON.stringify(Object.keys(more).length === 0 ? { data } : { data, extensions: more })}\n`;
}
