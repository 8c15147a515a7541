import { findBridges, findDetour } from './suppression-graph.js';
import { boundsNearly, POINTS_LEFT_OPEN, roomIn, tellsNearly } from './suppression-bounds.js';
import {
  drawTable,
  sameBodies,
  type Cell,
  type CellEdge,
  type Limits,
  type Margins,
} from './suppression-table.js';

export type { Cell, Limits, Margins };

export type Suppression = 'TOO_FEW' | 'PROTECTS_ANOTHER' | 'ALL_ALIKE' | 'NOT_ASSESSED';

/** A mean of fewer bodies is not published. */
const FEWEST_BODIES = 3;

/** What values are of which nothing else is known. */
const percentages: Limits = { lowest: 0, highest: 100 };

/** Totals are what readers come for: a thousand times dearer to hide than a cell of the same number of bodies. */
const PRICE_OF_A_TOTAL = 1000;

/** What was hidden in an earlier release of the year is hidden again rather than another: the two together tell less. */
const PRICE_OF_ONE_HIDDEN_BEFORE = 1e-6;

/**
 * The reason each hidden cell of a two-way table of means is hidden; a cell that may be shown is absent.
 *
 * The practice of statistical offices for tables of magnitudes, primary and secondary cell suppression (Hundepool
 * et al., "Statistical Disclosure Control", 2012, chapter 4; Willenborg and de Waal, "Elements of Statistical
 * Disclosure Control", 2001):
 *
 * - primary: a cell of one or two bodies, and one whose bodies all have the same score, or nearly, as the mean is
 *   close to the end of the scale, says what single bodies got;
 * - secondary: rows and columns add up to published totals, so one hidden cell is the total less the rest. Further
 *   cells are hidden, the smallest that do, until neither the public, nor a body that knows its own score, can
 *   work out another body's, and none is bounded within ten points.
 *
 * Rows and columns are drawn as nodes and the hidden cells as edges. A hidden cell can be worked out exactly when
 * its edge is a bridge: every other edge is on a circle, round which any amount can be added and taken away in
 * turn without a change to a total. What a body knows of itself takes its cell out of the drawing. Cells that
 * nobody is in are known to be nothing, and can hide nothing.
 *
 * What this does not cover: tables that add up to one another (an overall score that is the sum of dimensions
 * needs the same cells hidden in each); how closely one who knows its own score can bound another's; and what the
 * word ALL_ALIKE itself says, to those in the cell and, on a total of several cells, of how these compare.
 */
export function suppress<C extends Cell>(
  cells: readonly C[],
  margins: Margins,
  limits = percentages,
): ReadonlyMap<C, Suppression> {
  const { edges, graph } = drawTable(cells, margins);
  const hidden = new Set(edges.filter(({ cell }) => ownReason(cell, limits)));
  const isHidden = (edge: CellEdge<C>) => hidden.has(edge);

  const cost = ({ cell }: CellEdge<C>) =>
    cell.bodies *
    (cell.row === margins.row || cell.column === margins.column ? PRICE_OF_A_TOTAL : 1) *
    (cell.hiddenBefore ? PRICE_OF_ONE_HIDDEN_BEFORE : 1);

  const findSolvable = (known: ReadonlySet<CellEdge<C>>) => {
    const bridges = findBridges(graph, (edge) => hidden.has(edge) && !known.has(edge));
    const tells = known.size ? isOneScore : (cell: Cell) => ownReason(cell, limits) !== undefined;
    return bridges.size ? edges.find((edge) => bridges.has(edge) && tells(edge.cell)) : undefined;
  };

  // The public knows no hidden cell; a body knows its own, if nobody else is in it. To hide one more cell can only
  // make another harder to solve, so who has been dealt with once stays dealt with.
  const onlookers = edges.filter(({ cell }) => isOneScore(cell)).map((edge) => sameBodies(graph, edge));
  for (const known of [new Set<CellEdge<C>>(), ...onlookers])
    for (let solvable = findSolvable(known); solvable; solvable = findSolvable(known)) {
      const detour = findDetour(graph, solvable, (edge) =>
        known.has(edge) ? Infinity : hidden.has(edge) ? 0 : cost(edge),
      );
      // Cannot happen in a table that adds up: every row and column also meets its total, so two cells that alone
      // separate a part of the drawing from the rest hold the same bodies. Better no release than an open one.
      if (!detour) throw new Error(`Nothing protects ${solvable.cell.row}, ${solvable.cell.column}.`);
      for (const edge of detour) hidden.add(edge);
    }

  const findBounded = () =>
    edges.find((edge) => hidden.has(edge) && boundsNearly(graph, edge, isHidden, { margins, limits }));
  for (let bounded = findBounded(); bounded; bounded = findBounded()) {
    const before = hidden.size;
    const detour = findDetour(graph, bounded, (edge) =>
      isTight(edge.cell, limits) ? Infinity : hidden.has(edge) ? 0 : cost(edge),
    );
    for (const edge of detour ?? []) hidden.add(edge);
    // Everybody is so close to the end of the scale that no sum leaves room: then none is shown.
    if (hidden.size === before) return reasonsOf(cells, new Set(cells), limits);
  }
  return reasonsOf(cells, new Set([...hidden].map(({ cell }) => cell)), limits);
}

function reasonsOf<C extends Cell>(
  cells: readonly C[],
  hidden: ReadonlySet<C>,
  limits: Limits,
): ReadonlyMap<C, Suppression> {
  return new Map(
    cells.flatMap((cell) => {
      const reason = ownReason(cell, limits) ?? (hidden.has(cell) ? 'PROTECTS_ANOTHER' : undefined);
      return reason ? [[cell, reason] as const] : [];
    }),
  );
}

/** Why to know this cell is to know what single bodies got; undefined where it is not. */
function ownReason(cell: Cell, limits: Limits): Suppression | undefined {
  if (cell.bodies === 0) return 'NOT_ASSESSED';
  if (cell.bodies < FEWEST_BODIES) return 'TOO_FEW';
  if (cell.allAlike || tellsNearly(cell, limits)) return 'ALL_ALIKE';
  return cell.secret ? 'PROTECTS_ANOTHER' : undefined;
}

/** A cell through which ten points do not pass both ways protects nothing. */
function isTight(cell: Cell, limits: Limits): boolean {
  return ([1, -1] as const).some((way) => roomIn(cell, way, limits) < POINTS_LEFT_OPEN);
}

/** The mean is the score of each body in the cell: who is in it knows the mean, who works it out knows them all. */
function isOneScore(cell: Cell): boolean {
  return cell.bodies === 1 || cell.allAlike;
}
