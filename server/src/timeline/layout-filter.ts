/** Which parts of a plan are shown. */
import { statusWords } from "./labels.ts";
import { laneNote } from "./labels-lanes.ts";
import type { EngagementModel, Item, ItemKind, Lane, TimelineModel } from "./model.ts";

/** What the reader asks for; a part is shown where all of it holds. Empty texts ask for nothing. */
export interface Filter {
  /** Words that stand somewhere in what is known of the part, or in the name of its lane. */
  readonly text: string;
  /** The name of somebody who owns it, leads it or takes part in it. */
  readonly person: string;
  readonly kind: ItemKind | "";
  readonly overdue: boolean;
  /** Actions and goals that nobody owns. */
  readonly unowned: boolean;
}

export const noFilter: Filter = { text: "", person: "", kind: "", overdue: false, unowned: false };

export function isFiltering(filter: Filter): boolean {
  const { text, person, kind, overdue, unowned } = filter;
  return text.trim() !== "" || person !== "" || kind !== "" || overdue || unowned;
}

/**
 * The plan with the parts that the filter lets through, their lanes and all phases; lanes of which nothing is left are
 * left out. The same object where nothing is filtered.
 */
export function filtered(model: TimelineModel, filter: Filter): TimelineModel {
  if (!isFiltering(filter)) return model;
  const words = folded(filter.text)
    .split(/\s+/)
    .filter((word) => word !== "");
  const isAskedFor = (item: Item) =>
    (filter.person === "" || item.people.includes(filter.person)) &&
    (filter.kind === "" || item.kind === filter.kind) &&
    (!filter.overdue || item.status === "overdue") &&
    (!filter.unowned || isUnowned(item));
  const saysAll = (item: Item) => words.every((word) => textOf(item).includes(word));
  const lanesOf = ({ lanes }: EngagementModel) =>
    lanes.flatMap((lane): Lane[] => {
      const isNamed = words.every((word) => folded(lane.title).includes(word));
      const items = lane.items.filter((item) => isAskedFor(item) && (isNamed || saysAll(item)));
      const { head } = lane;
      const isHeadShown = head && isAskedFor(head) && (isNamed || saysAll(head));
      // How much of a commitment is done does not hang on how much of it the reader wants to see.
      return items.length > 0 || isHeadShown ? [{ ...lane, items, note: laneNote(lane) }] : [];
    });
  return {
    ...model,
    engagements: model.engagements.map((engagement) => ({
      ...engagement,
      whole: engagement.whole ?? engagement,
      lanes: lanesOf(engagement),
    })),
  };
}

/** How many parts there are, phases and lanes' names not counted. */
export function countOf(model: TimelineModel): number {
  let count = 0;
  for (const { lanes } of model.engagements) {
    for (const { kind, head, items } of lanes) count += items.length + (head && kind === "contract" ? 1 : 0);
  }
  return count;
}

/** Everybody whom a filter can ask for, in the order of the alphabet. */
export function peopleOf(model: TimelineModel): readonly string[] {
  const names = new Set<string>();
  for (const { lanes } of model.engagements) {
    for (const { head, items } of lanes) {
      for (const name of head?.people ?? []) names.add(name);
      for (const { people } of items) for (const name of people) names.add(name);
    }
  }
  return [...names].sort((a, b) => a.localeCompare(b));
}

/** The kinds of parts that there are. */
export function kindsOf(model: TimelineModel): ReadonlySet<ItemKind> {
  const kinds = new Set<ItemKind>();
  for (const { lanes } of model.engagements) {
    for (const { head, items } of lanes) {
      if (head) kinds.add(head.kind);
      for (const { kind } of items) kinds.add(kind);
    }
  }
  return kinds;
}

function isUnowned({ kind, owner }: Item): boolean {
  return (kind === "action" || kind === "goal" || kind === "commitment") && owner === undefined;
}

/** All that is said of a part, without capitals and accents: `Siobhán` is found by `siobhan`. */
function textOf(item: Item): string {
  const before = texts.get(item);
  if (before !== undefined) return before;
  const { title, keyword, status, statusWord, owner, people, success, facts } = item;
  const said = [title, keyword, statusWords[status], statusWord, owner, ...people, success, ...facts.flat()];
  const text = folded(said.filter((part) => part !== undefined).join("\n"));
  texts.set(item, text);
  return text;
}

const texts = new WeakMap<Item, string>();

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
