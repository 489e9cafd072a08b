import { components, shortestCircle } from "./components.ts";
import type { Moment } from "./model.ts";
import type { Node, Plan } from "./plan.ts";

/** Days that are known from before, and a place for those that are worked out. */
export interface Store {
  has(node: Node): boolean;
  /** Of a node that it has. */
  get(node: Node): Moment | undefined;
  set(node: Node, moment: Moment | undefined): void;
}

/** The days of a graph of plans. */
export interface Solution {
  /** Works the day out, and what it needs, where nobody has asked before. */
  moment(node: Node): Moment | undefined;
  /** The circles met so far, each from its first member in the text on, each member needing the next. */
  readonly circles: readonly (readonly Node[])[];
}

/**
 * Works days out when they are asked for, each once. What stands in a circle is not known, nor what needs it. Of
 * circles that need each other only one is told (mending it shows the next), and which one does not depend on the
 * order of the questions.
 *
 * @param comesFirst which of two nodes stands first in the text (negative: the first one)
 */
export function solve(
  planOf: (node: Node) => Plan | undefined,
  comesFirst: (one: Node, other: Node) => number,
  known: Store,
): Solution {
  const circles: (readonly Node[])[] = [];
  /** What is being worked out by {@link straight}, each for the one before it. */
  const way: Node[] = [];
  const moment = (node: Node): Moment | undefined => {
    if (!known.has(node)) answer(node);
    return known.get(node);
  };
  return { moment, circles };

  function answer(node: Node): void {
    if (straight(node)) return;
    way.length = 0;
    const open = (next: Node) => !known.has(next);
    for (const group of components([node], (from) => withWish(planOf(from)).filter(open))) {
      const [only] = group;
      if (only !== undefined && group.length === 1 && !needs(only).includes(only))
        workOut(only, planOf(only)?.wish);
      else untangle(group);
    }
  }

  /**
   * Works a day out with what it needs, one after the other, as most engagements allow. False where something depends
   * on itself, or on very many others: then a graph has to be made of what is still open.
   */
  function straight(node: Node): boolean {
    if (way.length > MANY || way.includes(node)) return false;
    way.push(node);
    const plan = planOf(node);
    for (const next of plan?.needs ?? nothing) if (!known.has(next) && !straight(next)) return false;
    const wish = plan?.wish;
    if (wish !== undefined && !known.has(wish) && !straight(wish)) return false;
    way.pop();
    workOut(node, wish);
    return true;
  }

  /** Wishes inside a group of nodes that depend on each other are dropped; what then still goes round is a circle. */
  function untangle(group: readonly Node[]): void {
    const inGroup = new Set(group);
    const circular = findCircles(group, inGroup);
    for (const node of circular) known.set(node, undefined);
    const rest = group.filter((node) => !circular.has(node));
    const among = (from: Node) => needs(from).filter((next) => inGroup.has(next) && !circular.has(next));
    for (const node of components(rest, among).flat()) {
      const wish = planOf(node)?.wish;
      workOut(node, wish !== undefined && inGroup.has(wish) ? undefined : wish);
    }
  }

  /**
   * Tells the circles in the group and returns all that goes round with them. Where circles meet, each waits for
   * the others: the shortest one through the first member in the text is told, and stands for them all.
   */
  function findCircles(group: readonly Node[], inGroup: ReadonlySet<Node>): ReadonlySet<Node> {
    const circular = new Set<Node>();
    for (const knot of components(group, (from) => needs(from).filter((next) => inGroup.has(next)))) {
      const inKnot = new Set(knot);
      const first = knot.reduce((one, other) => (comesFirst(other, one) < 0 ? other : one));
      const circle = shortestCircle(first, (from) => needs(from).filter((next) => inKnot.has(next)));
      if (!circle) continue;
      circles.push(circle);
      for (const node of knot) circular.add(node);
    }
    return circular;
  }

  function workOut(node: Node, wish: Node | undefined): void {
    const wished = wish === undefined ? undefined : known.get(wish);
    known.set(
      node,
      planOf(node)?.work((other) => known.get(other), wished),
    );
  }

  function needs(node: Node): readonly Node[] {
    return planOf(node)?.needs ?? [];
  }
}

/** Days that are worked out one for the other without a graph: few enough for the stack. */
const MANY = 60;

const nothing: readonly never[] = [];

function withWish(plan: Plan | undefined): readonly Node[] {
  if (!plan) return [];
  return plan.wish === undefined ? plan.needs : [...plan.needs, plan.wish];
}
