/** Arithmetic of graphs whose nodes are whole numbers: who depends on whom. */

/**
 * The groups of nodes that depend on each other, and single nodes, of everything that can be reached from `roots`:
 * first what depends on nothing, last the roots (Tarjan's algorithm). Keeps its own stack, as chains of thousands
 * of nodes are ordinary.
 */
export function components(
  roots: Iterable<number>,
  neighbours: (node: number) => readonly number[],
): readonly (readonly number[])[] {
  const found: number[][] = [];
  const seen = new Map<number, { readonly order: number; low: number; open: boolean }>();
  const open: number[] = [];
  for (const root of roots) {
    if (seen.has(root)) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.neighbours[top.next++];
      if (next === undefined) {
        path.pop();
        const below = path.at(-1);
        if (below) below.mark.low = Math.min(below.mark.low, top.mark.low);
        if (top.mark.low === top.mark.order) found.push(close(top.node));
      } else {
        const met = seen.get(next);
        if (!met) path.push(enter(next));
        else if (met.open) top.mark.low = Math.min(top.mark.low, met.order);
      }
    }
  }
  return found;

  function enter(node: number) {
    const mark = { order: seen.size, low: seen.size, open: true };
    seen.set(node, mark);
    open.push(node);
    return { node, mark, neighbours: neighbours(node), next: 0 };
  }

  function close(last: number): number[] {
    const members: number[] = [];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      members.push(node);
      const mark = seen.get(node);
      if (mark) mark.open = false;
      if (node === last) break;
    }
    return members;
  }
}

/** The shortest way from a node along its neighbours back to itself, without the return; undefined where none is. */
export function shortestCircle(
  from: number,
  neighbours: (node: number) => readonly number[],
): readonly number[] | undefined {
  const cameFrom = new Map<number, number | undefined>([[from, undefined]]);
  // A Map is walked in the order of insertion, also over what is added meanwhile: it is the queue.
  for (const node of cameFrom.keys()) {
    for (const next of neighbours(node)) {
      if (next === from) return wayTo(node);
      if (!cameFrom.has(next)) cameFrom.set(next, node);
    }
  }
  return undefined;

  function wayTo(last: number): readonly number[] {
    const way: number[] = [];
    for (let node: number | undefined = last; node !== undefined; node = cameFrom.get(node)) way.push(node);
    return way.reverse();
  }
}
