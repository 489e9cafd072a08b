/** The rows of a lane: which part stands in which row, and, when somebody asks, where its words go. */

import type { Day } from "../calendar/day.ts";
import { t } from "../text/say.ts";
import { headText, metasOf, titleOf } from "./labels.ts";
import { laneSummary } from "./labels-lanes.ts";
import {
  type Box,
  type Chosen,
  chooseLabels,
  endOf,
  type PlacedLabels,
  placeChosen,
  placeLabels,
  type Words,
} from "./layout-labels.ts";
import type { LanesView, PackedRow, PlacedItem } from "./layout-placed.ts";
import { type TimeScale, xOf } from "./layout-scale.ts";
import { fonts, laneSizes, type PlacedText } from "./layout-sizes.ts";
import { loadRow, phaseRows } from "./layout-strips.ts";
import { type Measure, shorten } from "./layout-text.ts";
import type { Item, Lane } from "./model.ts";

/** A row of a lane; its y counts from the top of all lanes. */
export interface RowLayout {
  readonly y: number;
  readonly height: number;
  /** What stands in it, from left to right. */
  readonly parts: readonly Item[];
  /** The same with places and words: worked out when it is first asked for, because most rows are never seen. */
  readonly items: readonly PlacedItem[];
  /** Instead of parts: everything in a collapsed lane as one bar. */
  readonly summary?: SummaryLayout;
}

/** From the first to the last day in a collapsed lane. */
export interface SummaryLayout {
  readonly x: number;
  readonly width: number;
  readonly labels: readonly PlacedText[];
  /** Where something in it is overdue: the left edge of the sign that says so. */
  readonly late?: number;
  /** How much of its actions is done, 0 to 1. */
  readonly done: number;
}

/** How much room the rows of a lane take, and the rows themselves, the first one at `top`, when somebody asks. */
export interface LaneRows {
  readonly count: number;
  readonly height: number;
  rowsAt(top: number): readonly RowLayout[];
}

/** The rows of a lane. Only what is packed has to be placed in order to know their height. */
export function layoutRows(lane: Lane, view: LanesView): LaneRows {
  if (view.collapsed?.has(lane.id))
    return { count: 1, height: laneSizes.bar.row, rowsAt: (top) => [collapsedRow(lane, top, view)] };
  const { head, phases, sessions, loads, packed, alone, undated } = sortedOut(lane);
  const packs = [...(phases.length === 0 ? [] : phaseRows(phases, view)), ...pack(packed, view, lane)];
  const bars = alone.length + (head ? 1 : 0);
  const height =
    bars * laneSizes.bar.row +
    (sessions.length > 0 ? laneSizes.session.row : 0) +
    (loads.length > 0 ? laneSizes.load.row : 0) +
    packs.reduce((sum, row) => sum + row.height, 0) +
    undated.length * laneSizes.mark.row;
  const rowsAt = (top: number) => {
    const rows: RowLayout[] = [];
    let y = top;
    const add = (high: number, parts: readonly Item[], place: (top: number) => readonly PlacedItem[]) => {
      rows.push(new Row(y, high, parts, place));
      y += high;
    };
    // A lane's head has its name and its people in front of the lane already.
    if (head) add(laneSizes.bar.row, [head], (at) => [placeAlone(head, at, view, headWords(head, view))]);
    if (sessions.length > 0) add(laneSizes.session.row, sessions, (at) => sessionRow(sessions, at, view));
    if (loads.length > 0) add(laneSizes.load.row, loads, (at) => loadRow(loads, at, view));
    for (const { height: high, parts, place } of packs)
      add(high, parts, (at) => place().map((item) => ({ ...item, ...lowered(item, at, high) })));
    for (const item of alone)
      add(laneSizes.bar.row, [item], (at) => [placeAlone(item, at, view, wordsOf(item, view, false, lane))]);
    for (const item of undated) add(laneSizes.mark.row, [item], (at) => [listed(item, at, view)]);
    return rows;
  };
  const single = [sessions, loads].filter((row) => row.length > 0).length;
  return { count: bars + single + packs.length + undated.length, height, rowsAt };
}

/** The parts of a lane by how they are put into rows; the same at every zoom. */
interface SortedOut {
  /** The bar of a contract, which goes first. */
  readonly head: Item | undefined;
  /** In the order of time, as all that follows. */
  readonly phases: readonly Item[];
  readonly sessions: readonly Item[];
  /** What somebody carries. */
  readonly loads: readonly Item[];
  readonly packed: readonly Item[];
  /** Actions, in the order of the text, one row each. */
  readonly alone: readonly Item[];
  readonly undated: readonly Item[];
}

function sortedOut(lane: Lane): SortedOut {
  const before = sorted.get(lane);
  if (before) return before;
  const head = lane.kind === "contract" && lane.head && !hasNoDates(lane.head) ? lane.head : undefined;
  const phases: Item[] = [];
  const sessions: Item[] = [];
  const loads: Item[] = [];
  const packed: Item[] = [];
  const alone: Item[] = [];
  const undated: Item[] = lane.kind === "contract" && lane.head && !head ? [lane.head] : [];
  for (const item of lane.items) {
    if (hasNoDates(item)) undated.push(item);
    else if (item.kind === "action") alone.push(item);
    else if (item.kind === "phase") phases.push(item);
    // A phase's own session is a meeting like any other, with a name.
    else if (item.kind === "session" && lane.kind !== "activities") sessions.push(item);
    else if (item.load) loads.push(item);
    else packed.push(item);
  }
  const found = {
    head,
    phases: byDay(phases),
    sessions: byDay(sessions),
    loads: byDay(loads),
    packed: byDay(packed),
    alone,
    undated,
  };
  sorted.set(lane, found);
  return found;
}

const sorted = new WeakMap<Lane, SortedOut>();

/** Where a part's own shape stands in time, without words; what has no days stands nowhere. */
export function shapeOf(item: Item, view: LanesView): Box | undefined {
  if (hasNoDates(item)) return undefined;
  return isBar(item) ? barBox(item, view) : markBox(item, view.scale, laneSizes.mark.size);
}

export function hasNoDates({ start, end }: Item): boolean {
  return start === undefined && end === undefined;
}

class Row implements RowLayout {
  readonly y: number;
  readonly height: number;
  readonly parts: readonly Item[];
  readonly #place: (top: number) => readonly PlacedItem[];
  #items: readonly PlacedItem[] | undefined;

  constructor(
    y: number,
    height: number,
    parts: readonly Item[],
    place: (top: number) => readonly PlacedItem[],
  ) {
    this.y = y;
    this.height = height;
    this.parts = parts;
    this.#place = place;
  }

  get items(): readonly PlacedItem[] {
    this.#items ??= this.#place(this.y);
    return this.#items;
  }
}

function collapsedRow(lane: Lane, y: number, view: LanesView): RowLayout {
  const parts = lane.kind === "contract" && lane.head ? [lane.head, ...lane.items] : lane.items;
  const { row, height } = laneSizes.bar;
  const row0 = { y, height: row, parts: [], items: [] };
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { start, end } of parts) {
    first = Math.min(first, start ?? end ?? first, end ?? start ?? first);
    last = Math.max(last, start ?? end ?? last, end ?? start ?? last);
  }
  if (first > last) return row0;
  const x = xOf(view.scale, first);
  const width = Math.max(xOf(view.scale, last + 1) - x, height / 2);
  const actions = lane.items.filter(({ kind }) => kind === "action");
  const done = actions.filter(({ status }) => status === "done").length;
  const isLate = parts.some(({ status }) => status === "overdue");
  const says = laneSummary(lane);
  const words: Words = {
    title: { text: says, width: view.measure(says, fonts.label) },
    metas: [],
    status: isLate ? "overdue" : "planned",
    isMark: false,
  };
  const bounds = { left: view.scale.left + 4, right: view.right - 4 };
  const placed = placeLabels(words, { x, width }, bounds, view.measure, true);
  return {
    ...row0,
    summary: {
      x,
      width,
      labels: (placed?.labels ?? []).map((text) => ({ ...text, y: text.y + y + row / 2 })),
      ...(placed?.icon ? { late: placed.icon.x } : {}),
      done: actions.length === 0 ? 0 : done / actions.length,
    },
  };
}

/** A bar in a row of its own. */
function placeAlone(item: Item, top: number, view: LanesView, words: Words): PlacedItem {
  const box = barBox(item, view);
  const bounds = { left: view.scale.left + 4, right: view.right - 4 };
  const labels = placeLabels(words, box, bounds, view.measure, true) ?? unlabelled(box);
  const at: PlacedItem = { item, shape: "bar", ...box, y: 0, height: laneSizes.bar.height, ...labels };
  return { ...at, ...lowered(at, top, laneSizes.bar.row) };
}

function headWords(item: Item, { today, labels, measure }: LanesView): Words {
  const text = headText(item, today, labels);
  const metas = [{ text, width: measure(text, fonts.meta) }];
  return { title: { text: "", width: 0 }, metas, status: item.status, isMark: false };
}

/** A part's words and how wide they are stay the same while the picture is zoomed. */
function wordsOf(item: Item, { today, measure }: LanesView, isMark: boolean, lane: Lane): Words {
  const before = known.get(item);
  if (
    before?.today === today &&
    before.measure === measure &&
    before.lane === lane &&
    before.words.isMark === isMark
  )
    return before.words;
  // In a lane of all that one person owns, the name is no news.
  const isTheirs = lane.kind === "group" && lane.title === item.owner;
  const title = titleOf(item);
  const words: Words = {
    title: { text: title, width: measure(title, fonts.label) },
    metas: metasOf(isTheirs ? withoutOwner(item) : item, today).map((text) => ({
      text,
      width: measure(text, fonts.meta),
    })),
    status: item.status,
    isMark,
  };
  known.set(item, { today, measure, lane, words });
  return words;
}

function withoutOwner({ owner: _, ...others }: Item): Item {
  return others;
}

const known = new WeakMap<
  Item,
  { readonly today: Day; readonly measure: Measure; readonly lane: Lane; readonly words: Words }
>();

/** Sessions are many and have no names worth a line: one row of marks on their days. */
function sessionRow(sessions: readonly Item[], top: number, { scale }: LanesView): readonly PlacedItem[] {
  const { row, size } = laneSizes.session;
  return sessions.map((item) => {
    const box = markBox(item, scale, size);
    return { item, shape: "mark", ...box, y: top + (row - size) / 2, height: size, ...unlabelled(box) };
  });
}

/** A part in its row, with the words that it has there. */
interface Packed {
  readonly item: Item;
  readonly box: Box;
  readonly words: Words;
  readonly chosen: Chosen | undefined;
}

/**
 * Puts each part into the first row where it and its whole title are free of its neighbours. How many rows there are
 * has to be known of every lane, the places of the words only of those that are seen.
 */
function pack(items: readonly Item[], view: LanesView, lane: Lane): readonly PackedRow[] {
  const rows: { right: number; height: number; packed: Packed[] }[] = [];
  const right = view.right - 4;
  for (const item of items) {
    const isMark = !isBar(item);
    const box = isMark ? markBox(item, view.scale, laneSizes.mark.size) : barBox(item, view);
    const words = wordsOf(item, view, isMark, lane);
    let chosen: Chosen | undefined;
    let found: (typeof rows)[number] | undefined;
    for (const row of rows) {
      chosen = chooseLabels(words, box, { left: row.right + laneSizes.gap, right }, view.measure, false);
      if (chosen) {
        found = row;
        break;
      }
    }
    if (!found) {
      found = { right: 0, height: 0, packed: [] };
      rows.push(found);
      chosen = chooseLabels(words, box, { left: view.scale.left + 4, right }, view.measure, true);
    }
    found.packed.push({ item, box, words, chosen });
    found.right = chosen ? endOf(words, box, chosen) : box.x + box.width;
    found.height = Math.max(found.height, isMark ? laneSizes.mark.row : laneSizes.bar.row);
  }
  return rows.map(({ height, packed }) => ({
    height,
    parts: packed.map(({ item }) => item),
    place: () => packed.map(placePacked),
  }));
}

function placePacked({ item, box, words, chosen }: Packed): PlacedItem {
  const labels = chosen ? placeChosen(words, box, chosen) : unlabelled(box);
  return words.isMark
    ? { item, shape: "mark", ...box, y: 0, height: laneSizes.mark.size, ...labels }
    : { item, shape: "bar", ...box, y: 0, height: laneSizes.bar.height, ...labels };
}

/** At the left edge of the time, in a row of its own. */
function listed(item: Item, top: number, { gutter, width, measure }: LanesView): PlacedItem {
  const x = gutter + 16;
  const says = t`no dates yet`;
  const noteWidth = measure(says, fonts.meta);
  const room = Math.max(width - x - 12, 20);
  const start = x + 6 + laneSizes.icon + 3;
  const title = shorten(titleOf(item), room - (start - x) - noteWidth - 14, fonts.label, measure);
  const titleWidth = measure(title, fonts.label);
  const baseline = top + laneSizes.mark.row / 2 + 4;
  const labels: PlacedText[] = [
    { role: "label", text: title, x: start, y: baseline, width: titleWidth },
    { role: "meta", text: says, x: start + titleWidth + 8, y: baseline, width: noteWidth },
  ];
  const extent = { x, width: start - x + titleWidth + 8 + noteWidth + 6 };
  return {
    item,
    shape: "listed",
    x,
    y: top + 3,
    width: extent.width,
    height: laneSizes.mark.row - 6,
    labels,
    extent,
    slack: 0,
  };
}

/** Moves a part and its texts, placed around y = 0, into the middle of a row. */
function lowered(
  item: PlacedItem,
  top: number,
  rowHeight: number,
): Pick<PlacedItem, "y" | "labels" | "icon"> {
  const middle = top + rowHeight / 2;
  const labels = item.labels.map((text) => ({ ...text, y: text.y + middle }));
  return {
    y: middle - item.height / 2,
    labels,
    ...(item.icon ? { icon: { ...item.icon, y: item.icon.y + middle } } : {}),
  };
}

function barBox(item: Item, { scale, today }: LanesView): Box {
  const one = item.start ?? item.end ?? 0;
  const other = item.end ?? one;
  const x = xOf(scale, Math.min(one, other));
  const width = Math.max(xOf(scale, Math.max(one, other) + 1) - x, 6);
  const line = xOf(scale, Math.min(today, scale.last)) + scale.dayWidth / 2;
  return item.status === "overdue" && line - x - width > 2
    ? { x, width, tail: { x: x + width, width: line - x - width } }
    : { x, width };
}

function markBox(item: Item, scale: TimeScale, size: number): Box {
  const middle = xOf(scale, item.end ?? item.start ?? 0) + scale.dayWidth / 2;
  return { x: middle - size / 2, width: size };
}

function unlabelled({ x, width }: Box): PlacedLabels {
  return { labels: [], extent: { x, width }, slack: 0 };
}

/** Activities that take longer than a day are drawn as long as they take; so is whatever lasts. */
function isBar({ kind, start, end }: Item): boolean {
  if (kind === "action" || kind === "contract" || kind === "phase" || kind === "commitment") return true;
  return kind === "activity" && start !== undefined && end !== undefined && start !== end;
}

function byDay(items: readonly Item[]): readonly Item[] {
  const day = ({ start, end }: Item) => start ?? end ?? 0;
  return [...items].sort((a, b) => day(a) - day(b));
}
