import type { Cell, CellEdge, Limits, Margins } from './suppression-table.js';

/** A single value must be left open within as much, in points. */
export const POINTS_LEFT_OPEN = 10;

/**
 * Whether to know the mean of the cell is to know each of its values nearly: a mean close to the end of the scale
 * leaves no room for any of them. Of values that are not given nothing is known.
 */
export function tellsNearly({ bodies, sum }: Cell, limits: Limits): boolean {
  return sum !== undefined && bodies > 0 && room(bodies, sum, sum, limits) < enoughFor(limits);
}

/**
 * Whether the sums that are shown bound a single value of a hidden cell within fewer than ten points. The hidden cells
 * are a network: round a circle of it any amount may flow that no cell on it is too full or too empty for, and how
 * far a cell's sum can go up and down is its greatest flow (D. Gusfield, "A graph theoretic approach to statistical
 * data security", 1988). Exact for one table whose shown sums are known exactly; rounding only adds room.
 */
export function boundsNearly<C extends Cell>(
  graph: readonly (readonly CellEdge<C>[])[],
  edge: CellEdge<C>,
  isHidden: (edge: CellEdge<C>) => boolean,
  { margins, limits }: { margins: Margins; limits: Limits },
): boolean {
  const { bodies, sum } = edge.cell;
  const enough = enoughFor(limits);
  if (sum === undefined || room(bodies, sum, sum, limits) >= enough) return false;
  const network = { graph, isHidden, margins, limits };
  const up = Math.min(flow(network, edge, 1, enough), roomIn(edge.cell, 1, limits));
  const down = Math.min(flow(network, edge, -1, enough), roomIn(edge.cell, -1, limits));
  // Where both ways are open enough, the true ends lie further out, and single values have all the more room.
  return room(bodies, sum - down, sum + up, limits) < enough - 1e-6;
}

/** How far a cell's sum could go up (1) or down (-1) if nothing else held it. */
export function roomIn({ bodies, sum }: Cell, way: 1 | -1, { lowest, highest }: Limits): number {
  if (sum === undefined) return Infinity;
  return Math.max(0, way === 1 ? highest * bodies - sum : sum - lowest * bodies);
}

const enoughFor = ({ lowest, highest }: Limits): number => Math.min(POINTS_LEFT_OPEN, highest - lowest);

/** How wide the range of one value is, given the range of the sum of `bodies` values. */
function room(bodies: number, least: number, most: number, { lowest, highest }: Limits): number {
  const others = bodies - 1;
  return Math.min(highest, most - lowest * others) - Math.max(lowest, least - highest * others);
}

interface Network<C extends Cell> {
  readonly graph: readonly (readonly CellEdge<C>[])[];
  readonly isHidden: (edge: CellEdge<C>) => boolean;
  readonly margins: Margins;
  readonly limits: Limits;
}

/**
 * How far the cell of `edge` can go one way while all shown sums stay, up to `enough`: amounts are sent round through
 * the other hidden cells, by the shortest way that has room, until there is none.
 */
function flow<C extends Cell>(
  { graph, isHidden, margins, limits }: Network<C>,
  edge: CellEdge<C>,
  way: 1 | -1,
  enough: number,
): number {
  const moved = new Map<CellEdge<C>, number>();
  const left = (step: CellEdge<C>, sign: 1 | -1) =>
    roomIn(step.cell, sign, limits) - sign * (moved.get(step) ?? 0);
  const [from, to] = directed(edge, margins);
  const [start, goal] = way === 1 ? [to, from] : [from, to];
  let total = 0;
  while (total < enough) {
    const via = new Map<number, { step: CellEdge<C>; sign: 1 | -1; before: number }>();
    const queue = [start];
    for (const node of queue)
      for (const step of node === goal ? [] : (graph[node] ?? [])) {
        if (step === edge || !isHidden(step)) continue;
        const [tail, head] = directed(step, margins);
        const sign = tail === node ? 1 : -1;
        const next = tail === node ? head : tail;
        if (next === start || via.has(next) || left(step, sign) <= 1e-9) continue;
        via.set(next, { step, sign, before: node });
        queue.push(next);
      }
    const way = [];
    for (let at = via.get(goal); at; at = via.get(at.before)) way.push(at);
    if (way.length === 0) return total;
    const amount = Math.min(enough - total, ...way.map(({ step, sign }) => left(step, sign)));
    for (const { step, sign } of way) moved.set(step, (moved.get(step) ?? 0) + sign * amount);
    total += amount;
  }
  return total;
}

/**
 * The ends of an edge so that in every node what comes in goes out: parts run from their row to their column, a
 * row's total comes into its row, and a column's total leaves its column.
 */
function directed<C extends Cell>(
  { cell, ends: [row, column] }: CellEdge<C>,
  margins: Margins,
): [number, number] {
  const isTotal = (cell.row === margins.row) !== (cell.column === margins.column);
  return isTotal ? [column, row] : [row, column];
}
