import { refusal } from './errors.js';
import { isText } from './text.js';

/** How many of a list are given at the most. */
export const largestPage = 100;

/**
 * A cursor names the row after which to go on, by its public code and by the order it was given in. It holds no
 * value that was sorted by: such a cursor would show it.
 */
export const encodeCursor = (order: string, code: string): string =>
  Buffer.from(`${order}:${code}`, 'utf8').toString('base64url');

/** @returns the code of the row @throws BAD_USER_INPUT where the cursor is not of a list in this order */
export function decodeCursor(order: string, cursor: string): string {
  const [, code] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
  // Made anew it is the same: so it is of this order, and written as we write it.
  if (!code || encodeCursor(order, code) !== cursor || !isText(code)) throw badCursor();
  return code;
}

export const badCursor = (): Error =>
  refusal(
    'BAD_USER_INPUT',
    'Argument "after" is no cursor of this list in this order: pass an endCursor it gave, or leave it out to start at the beginning.',
    'ค่า after ไม่ถูกต้อง',
  );

/** @throws BAD_USER_INPUT where `first` is below 1 or above 100 */
export function checkPage(first: number): void {
  if (first < 1 || first > largestPage)
    throw refusal(
      'BAD_USER_INPUT',
      `Argument "first" must be from 1 to ${largestPage}, not ${first}; go on with "after" for more.`,
      `first ต้องอยู่ระหว่าง 1 ถึง ${largestPage}`,
    );
}

/** A page as resolved, whatever it lists. */
export interface Page<Row> {
  readonly nodes: Row[];
  /** Made where they are asked for, as are the cursors in them. */
  readonly edges: () => { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: () => unknown;
}

/** The page of rows of which one more than asked for was read where there is more. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  page: { first: number; after: unknown; order: string; codeOf: (row: Row) => string },
): Page<Row> {
  const nodes = rows.slice(0, page.first);
  const cursorOf = (node: Row): string => encodeCursor(page.order, page.codeOf(node));
  const [first, last] = [nodes.at(0), nodes.at(-1)];
  return {
    nodes,
    edges: () => nodes.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: () => ({
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: first === undefined ? null : cursorOf(first),
      endCursor: last === undefined ? null : cursorOf(last),
    }),
  };
}
