import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../graphql/apollo.js';
import type { Role } from '../viewer/viewer.js';
import type { Cost } from './cost.js';
import { checkVariablesFor } from './check-variables.js';
import { costFor } from './cost-of-request.js';
import { costLimit, mostStatements, signedInCostLimit } from './limits.js';
import { refusedCost } from './rate/rate-limits.js';
import { figure, tooMuch } from './refuse.js';

/** With this header, of any value, an answer tells what it cost. */
const costHeader = 'x-query-cost';

/** Refuses what would cost too much, once it is known to be valid and before anything of it runs. */
export const costPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    let spent: { cost: number; limit: number } | undefined;
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (operation === undefined) return; // Apollo says that there is none of this name
        const { role } = contextValue.viewer;
        const variables = request.variables ?? {};
        checkVariablesFor(role, operation, variables);
        const cost = costFor(contextValue, { schema, document, operation, variables });
        const limit = costLimit(role);
        if (cost.total > limit) {
          await contextValue.spend(refusedCost);
          throw tooExpensive(cost, limit, role);
        }
        if (operation.operation === 'query' && cost.statements > mostStatements) {
          await contextValue.spend(refusedCost);
          throw tooManyReads(cost.statements);
        }
        spent = { cost: cost.total, limit };
        contextValue.note.cost = cost.total;
        await contextValue.spend(cost.total);
      },
      async willSendResponse({ request, response }) {
        if (spent === undefined || !request.http?.headers.has(costHeader)) return;
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost: spent };
      },
    };
  },
};

function tooExpensive({ total, dearest }: Cost, limit: number, role: Role): GraphQLError {
  const most = dearest.map(({ path, cost }) => `${path}: ${figure(cost)}`).join('; ');
  return tooMuch({
    code: 'QUERY_TOO_EXPENSIVE',
    english:
      `The answer could hold ${figure(total)} objects, each list counted as long as it can be; at most ${figure(limit)} objects are allowed` +
      `${role === 'PUBLIC' ? `, ${figure(signedInCostLimit)} once logged in` : ''}. ` +
      `The dearest: ${most}. To make it pass, ${advice(dearest.map(({ path }) => path).join('.'))}.`,
    thai: `คำสั่งใหญ่เกินไป ไม่เกิน ${figure(limit)} รายการ โปรดแบ่งเป็นหลายคำสั่ง`,
    details: { cost: total, limit, dearest },
  });
}

const tooManyReads = (statements: number): GraphQLError =>
  tooMuch({
    code: 'QUERY_TOO_EXPENSIVE',
    english:
      `The query needs ${statements} reads of the database; at most ${mostStatements} are allowed. A list with arguments of its own is ` +
      'one, and each level below it but dimensions, however long they are; aliases that differ by nothing but a code share theirs. To make it ' +
      'pass, ask for assessments in place of one year after the other, or for provinces in place of one list after the other, or split it ' +
      'into several queries.',
    thai: `คำสั่งอ่านฐานข้อมูลหลายครั้งเกินไป ไม่เกิน ${mostStatements} ครั้ง โปรดแบ่งเป็นหลายคำสั่ง`,
    details: { statements, limit: mostStatements },
  });

function advice(paths: string): string {
  const ways = [
    ...(/(nodes|edges)\[/.test(paths) ? ['ask for smaller pages ("first")'] : []),
    ...(/assessments\[/.test(paths) ? ['ask for one year, assessment(year: …), in place of all'] : []),
    ...(/provinces\[/.test(paths) ? ['ask for one province, province(code: …), at a time'] : []),
    'split it into several queries',
  ];
  return ways.join(', or ');
}
