import { type FieldNode, type GraphQLNamedType, Kind, print } from 'graphql';
import { toIndicators } from '../assessment/assessment.row.js';
import { leadsTo } from '../graphql/asked-below.js';
import { variable } from './collect.js';
import type { Question } from './cost.js';

/** Where a walk stands among what is read from the database. */
export interface Source {
  /** Places with the same name are read together, whatever they are called in the answer. */
  readonly place: string;
  /** Whether results here are read from the database; what the public reads of the nation and provinces is in the process. */
  readonly read: boolean;
  /** Whether results here are of local governments, whose marks come with them. */
  readonly ofBodies: boolean;
}

export const root: Source = { place: '', read: false, ofBodies: false };

/** Fields that are read by a statement of their own, for all objects of their place together. */
const readAlways: Readonly<Record<string, readonly string[]>> = {
  Query: ['localGovernment', 'localGovernments', 'accounts', 'auditEvents', 'apiKeys'],
  Viewer: ['localGovernment'],
  Province: ['localGovernments'],
  LocalGovernment: ['assessment', 'assessments', 'history', 'mergedInto'],
  // Of whichever level; that of local governments is dearer.
  Assessed: ['assessment', 'assessments'],
  LocalGovernmentConnection: ['totalCount'],
  AccountConnection: ['totalCount'],
  AuditEventConnection: ['totalCount'],
};

/** Those that are read where the result that they belong to is. */
const readWithResult: Readonly<Record<string, readonly string[]>> = {
  Assessment: ['dimensions', 'byType'],
  DimensionScore: ['indicators', 'byType'],
};

/**
 * How many statements an operation needs, however long its lists are: one for each place of the schema that is read, and each set of
 * arguments there. That holds while the process knows what is public; where it does not, it reads that besides.
 */
export class Statements {
  readonly #places = new Map<string, number>();

  get total(): number {
    return [...this.#places.values()].reduce((sum, count) => sum + count, 0);
  }

  /**
   * Notes a field, and says where the walk goes on below it.
   * @param nodes the places that ask for it, merged: with the same arguments
   */
  below(
    question: Question,
    parent: GraphQLNamedType,
    nodes: readonly [FieldNode, ...FieldNode[]],
    source: Source,
  ): Source {
    const [node] = nodes;
    const field = node.name.value;
    const result = field === 'assessment' || field === 'assessments';
    const here = readAlways[parent.name]?.includes(field) ?? false;
    // A release that is not the public one of its year is not in the process.
    const read = result ? here || question.averages || isGiven(question, node, 'release') : source.read;
    const ofBodies = result ? parent.name === 'LocalGovernment' : source.ofBodies;
    const withResult = readWithResult[parent.name]?.includes(field) ?? false;
    // Averages of several years are read together; results of bodies with indicators apart from those without.
    const indicators =
      result && ofBodies && leadsTo(toIndicators, nodes, (name) => question.fragments.get(name));
    const place = `${source.place}.${field}${result && !here ? '' : argumentsOf(node)}${indicators ? '+' : ''}`;
    const cameWithResult = ofBodies && (field === 'dimensions' || field === 'indicators');
    if (here || (result && read) || (source.read && withResult && !cameWithResult))
      this.#places.set(place, isGiven(question, node, 'after') ? 2 : 1); // where a cursor stands is asked first
    return { place, read, ofBodies };
  }
}

/** Things that are asked for by different codes are read together. */
const argumentsOf = (node: FieldNode): string =>
  (node.arguments ?? [])
    .filter(({ name }) => name.value !== 'code')
    .map((argument) => print(argument))
    .sort()
    .join();

function isGiven(question: Question, node: FieldNode, name: string): boolean {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value === undefined || value.kind === Kind.NULL) return false;
  // Of variables only numbers are looked at: the count is kept for others of the same kind.
  return value.kind !== Kind.VARIABLE || name !== 'release' || variable(question, value.name.value) != null;
}
