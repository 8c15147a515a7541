/** A line between two nodes, each given by its place in the graph. */
export interface Edge {
  readonly ends: readonly [number, number];
}

/** For every node, the edges that meet there. */
export type Graph<E extends Edge> = readonly (readonly E[])[];

/** The edges of `part` without which two of its nodes would no longer be connected (Tarjan, without recursion). */
export function findBridges<E extends Edge>(graph: Graph<E>, part: (edge: E) => boolean): Set<E> {
  const bridges = new Set<E>();
  const order = new Int32Array(graph.length);
  const reach = new Int32Array(graph.length);
  let visited = 0;
  const visit = (node: number, via?: E) => {
    order[node] = reach[node] = ++visited;
    return { node, via, rest: (graph[node] ?? []).values() };
  };

  for (let root = 0; root < graph.length; root++) {
    if (order[root]) continue;
    const trail = [visit(root)];
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const step = here.rest.next();
      if (!step.done) {
        if (step.value === here.via || !part(step.value)) continue;
        const next = otherEnd(step.value, here.node);
        if (order[next]) reach[here.node] = Math.min(at(reach, here.node), at(order, next));
        else trail.push(visit(next, step.value));
        continue;
      }
      trail.pop();
      const before = trail.at(-1);
      if (!before || !here.via) continue;
      reach[before.node] = Math.min(at(reach, before.node), at(reach, here.node));
      if (at(reach, here.node) > at(order, before.node)) bridges.add(here.via);
    }
  }
  return bridges;
}

/**
 * The cheapest way between the ends of `edge` (Dijkstra), none if there is none. An edge of infinite cost is
 * closed. Of two ways that cost the same it takes the one through the node that stands first.
 */
export function findDetour<E extends Edge>(
  graph: Graph<E>,
  edge: E,
  cost: (edge: E) => number,
): E[] | undefined {
  const [start, goal] = edge.ends;
  const spent = new Float64Array(graph.length).fill(Infinity);
  const settled = new Set<number>();
  const via = new Map<number, E>();
  spent[start] = 0;

  for (let node = start; node !== goal; node = nearest(spent, settled)) {
    if (node < 0) return undefined;
    settled.add(node);
    for (const step of graph[node] ?? []) {
      const total = at(spent, node) + (step === edge ? Infinity : cost(step));
      const next = otherEnd(step, node);
      if (total >= at(spent, next)) continue;
      spent[next] = total;
      via.set(next, step);
    }
  }

  const way: E[] = [];
  let node = goal;
  for (let step = via.get(node); step && node !== start; step = via.get(node)) {
    way.push(step);
    node = otherEnd(step, node);
  }
  return way;
}

function nearest(spent: Float64Array, settled: ReadonlySet<number>): number {
  let best = -1;
  for (const [node, cost] of spent.entries())
    if (cost < (best < 0 ? Infinity : at(spent, best)) && !settled.has(node)) best = node;
  return best;
}

function otherEnd(edge: Edge, node: number): number {
  return edge.ends[0] === node ? edge.ends[1] : edge.ends[0];
}

function at(numbers: Int32Array | Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
