import type { DocumentNode } from 'graphql';
import { readsAnyInFull } from '../assessment/statistic.policy.js';
import type { Context } from '../context.js';
import { fragmentsOf } from '../graphql/fragments.js';
import type { Breadths } from './breadth.js';
import { type Cost, costOf, type Question } from './cost.js';
import { closedTypes } from './limits.js';
import { Remembered } from '../remembered.js';

/** What has been counted of a document: Apollo gives the same object for the same text. */
const counted = new WeakMap<DocumentNode, { breadths: Breadths; costs: Remembered<string, Cost> }>();

type Asked = Omit<Question, 'fragments'> & { readonly document: DocumentNode };
type Asker = Pick<Context, 'viewer' | 'scopes' | 'breadths'>;
type Given = Pick<Asked, 'schema' | 'document' | 'operation' | 'variables'>;

/** Counts what an operation costs who asks. */
export const costFor = ({ viewer, scopes, breadths }: Asker, asked: Given): Cost => {
  const averages = readsAnyInFull(scopes.statistics);
  return costOfRequest({ ...asked, closed: closedTypes(viewer.role), breadths, averages });
};

/** Once for a document and the variables on which it depends. */
function costOfRequest({ document, ...asked }: Asked): Cost {
  let known = counted.get(document);
  if (known?.breadths !== asked.breadths)
    counted.set(document, (known = { breadths: asked.breadths, costs: new Remembered(20) }));
  return known.costs.find(keyOf(asked), () => costOf({ ...asked, fragments: fragmentsOf(document) }));
}

/** Only a number can be the size of a page, and only a boolean can leave a field out. */
function keyOf({ operation, variables, closed, averages }: Omit<Asked, 'document'>): string {
  const sizes = operation.variableDefinitions?.map(({ variable }) => {
    const value = variables[variable.name.value];
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  });
  return JSON.stringify([operation.name?.value, closed.length, averages, sizes]);
}
