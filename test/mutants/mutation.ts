import type { Change } from '../support/changed-tree.js';

/** One check taken out of the source, and the test that has to find it. */
export interface Mutation extends Change {
  /** What nobody would be asked any more. */
  readonly takes: string;
  /** The file below `test/`, without `.test.ts`, and a part of the test's name. */
  readonly foundBy: readonly [file: string, name: string];
}

/** Mutations of one file. */
export const inFile = (file: string, ...mutations: readonly Omit<Mutation, 'file'>[]): Mutation[] =>
  mutations.map((mutation) => ({ file, ...mutation }));
