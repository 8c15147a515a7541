import type { Edge, Graph } from './suppression-graph.js';

export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly bodies: number;
  /** Every body of the cell has the same value, so the mean is everybody's score. */
  readonly allAlike: boolean;
  /** The sum of the bodies' values; with it, how closely a hidden value is bounded is guarded too. */
  readonly sum?: number;
  /** To be hidden for what follows from it elsewhere, as if it told of single bodies itself. */
  readonly secret?: boolean;
  /** The public did not see it in an earlier release either: to hide it again costs next to nothing. */
  readonly hiddenBefore?: boolean;
}

/** Between what every single value is known to lie, whoever asks. */
export interface Limits {
  readonly lowest: number;
  readonly highest: number;
}

/** The names of the row and the column that hold the totals: the nation, all types. */
export interface Margins {
  readonly row: string;
  readonly column: string;
}

export interface CellEdge<C extends Cell> extends Edge {
  readonly cell: C;
}

/**
 * The cells that hold anybody, each as an edge between its row and its column, in the order of their names so that
 * the order of the rows in the database decides nothing.
 */
export function drawTable<C extends Cell>(cells: readonly C[], margins: Margins) {
  assertAddsUp(cells, margins);
  const filled = cells.filter((cell) => cell.bodies > 0);
  const rows = [...new Set(filled.map((cell) => cell.row))].sort();
  const columns = [...new Set(filled.map((cell) => cell.column))].sort();
  const nodeOfRow = new Map(rows.map((row, place) => [row, place]));
  const nodeOfColumn = new Map(columns.map((column, place) => [column, rows.length + place]));

  const edges = filled
    .map((cell): CellEdge<C> => ({
      cell,
      ends: [nodeOfRow.get(cell.row) ?? 0, nodeOfColumn.get(cell.column) ?? 0],
    }))
    .sort((a, b) => a.ends[0] - b.ends[0] || a.ends[1] - b.ends[1]);
  const graph = [...rows, ...columns].map((): CellEdge<C>[] => []);
  for (const edge of edges) for (const node of edge.ends) graph[node]?.push(edge);
  return { edges, graph };
}

/** The edge and those that hold the very same bodies: where a row or a column has one filled cell, its total is that cell. */
export function sameBodies<E extends Edge>(graph: Graph<E>, edge: E): Set<E> {
  const same = new Set([edge]);
  for (const found of same)
    for (const node of found.ends) {
      const meeting = graph[node] ?? [];
      if (meeting.length === 2) for (const twin of meeting) same.add(twin);
    }
  return same;
}

/** What protects a cell is worked out from the sums, so a table whose sums do not hold is refused, not guessed at. */
function assertAddsUp(cells: readonly Cell[], margins: Margins): void {
  const excess = new Map<string, number>();
  const seen = new Set<string>();
  for (const { row, column, bodies } of cells) {
    const name = JSON.stringify([row, column]);
    if (seen.has(name)) throw new Error(`The cell ${name} is in the table twice.`);
    seen.add(name);
    const add = (line: string, sign: number) => excess.set(line, (excess.get(line) ?? 0) + sign * bodies);
    add(`row ${row}`, column === margins.column ? -1 : 1);
    add(`column ${column}`, row === margins.row ? -1 : 1);
  }
  for (const [line, difference] of excess)
    if (difference !== 0) throw new Error(`The bodies in ${line} do not add up to its total.`);
}
