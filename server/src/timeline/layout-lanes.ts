/** The lanes: which row a part stands in, and where its title goes so that nothing is written over anything. */
import type { Day } from "../calendar/day.ts";
import { headText, laneNote, metasOf, titleOf } from "./labels.ts";
import { type Box, type PlacedLabels, placeLabels, type Words } from "./layout-labels.ts";
import { type TimeScale, xOf } from "./layout-scale.ts";
import { fonts, laneSizes, type PlacedText } from "./layout-sizes.ts";
import { plain, shorten, wrap } from "./layout-text.ts";
import type { View } from "./layout-view.ts";
import type { EngagementModel, Item, Lane } from "./model.ts";

/** What the lanes need to know of the whole drawing. */
export interface LanesView extends View {
  readonly gutter: number;
  readonly scale: TimeScale;
  /** The drawing's right edge. */
  readonly right: number;
  readonly today: Day;
}

export interface LaneLayout {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
  /** The lane's name and what is said under it; they do not scroll sideways. */
  readonly names: readonly PlacedText[];
  readonly rows: readonly RowLayout[];
}

export interface RowLayout {
  readonly y: number;
  readonly height: number;
  /** From left to right. */
  readonly items: readonly PlacedItem[];
}

/**
 * A part where it is drawn. A `bar` spans its days, a `mark` stands in the middle of its day, a `listed` part has no
 * days: it is written at the left edge and does not scroll sideways.
 */
export interface PlacedItem extends PlacedLabels {
  readonly item: Item;
  readonly shape: "bar" | "mark" | "listed";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** From the end of what is overdue to today. */
  readonly tail?: { readonly x: number; readonly width: number };
}

/** The lanes of an engagement, one under the other. */
export function layoutLanes(engagement: EngagementModel, view: LanesView): readonly LaneLayout[] {
  const undated = engagement.phases.filter(hasNoDates);
  const lanes: readonly Lane[] =
    undated.length === 0
      ? engagement.lanes
      : [
          { id: `${engagement.id}/phases`, kind: "marks", title: "Phases", items: undated },
          ...engagement.lanes,
        ];
  let y = 0;
  return lanes.map((lane) => {
    const placed = layoutLane(lane, y, view);
    y += placed.height;
    return placed;
  });
}

function layoutLane(lane: Lane, y: number, view: LanesView): LaneLayout {
  const named = view.gutter === 0 ? nameAbove(lane, y, view) : nameBeside(lane, y, view);
  const rows: RowLayout[] = [];
  let top = y + (view.gutter === 0 ? laneSizes.heading : laneSizes.padding);
  const add = (height: number, place: (top: number) => readonly PlacedItem[]) => {
    rows.push({ y: top, height, items: place(top) });
    top += height;
  };

  const head = lane.kind === "contract" ? lane.head : undefined;
  const parts = head ? [head, ...lane.items] : lane.items;
  const dated = parts.filter((item) => !hasNoDates(item));
  const isAlone = (item: Item) => item === head || item.kind === "action";
  const sessions = dated.filter(({ kind }) => kind === "session");
  const packed = dated.filter((item) => !isAlone(item) && item.kind !== "session");

  // The head of a contract goes first; actions keep the order of the text, one row each.
  if (head && !hasNoDates(head)) add(laneSizes.bar.row, (at) => [alone(head, at, view, true)]);
  if (sessions.length > 0) add(laneSizes.session.row, (at) => sessionRow(sessions, at, view));
  for (const row of pack(packed, view))
    add(row.height, (at) => row.items.map((item) => ({ ...item, ...lowered(item, at, row.height) })));
  for (const item of dated)
    if (isAlone(item) && item !== head) add(laneSizes.bar.row, (at) => [alone(item, at, view, false)]);
  for (const item of parts) if (hasNoDates(item)) add(laneSizes.mark.row, (at) => [listed(item, at, view)]);

  const padding = rows.length > 0 ? laneSizes.padding : 0;
  return { lane, y, height: Math.max(top + padding, named.bottom) - y, names: named.names, rows };
}

function nameBeside(
  lane: Lane,
  y: number,
  { gutter, measure }: LanesView,
): { names: readonly PlacedText[]; bottom: number } {
  const width = gutter - 16 - 12;
  const names: PlacedText[] = [];
  let baseline = y + laneSizes.padding + 16;
  for (const text of wrap(plain(lane.title), width, 3, fonts.lane, measure)) {
    names.push({ role: "lane", text, x: 16, y: baseline, width: measure(text, fonts.lane) });
    baseline += 17;
  }
  for (const text of wrap(laneNote(lane), width, 2, fonts.note, measure)) {
    names.push({ role: "note", text, x: 16, y: baseline, width: measure(text, fonts.note) });
    baseline += 15;
  }
  return { names, bottom: baseline + 1 };
}

function nameAbove(
  lane: Lane,
  y: number,
  { width, measure }: LanesView,
): { names: readonly PlacedText[]; bottom: number } {
  const inner = Math.max(width - 24, 20);
  const title = shorten(plain(lane.title), inner, fonts.lane, measure);
  const titleWidth = measure(title, fonts.lane);
  const names: PlacedText[] = [{ role: "lane", text: title, x: 12, y: y + 19, width: titleWidth }];
  const note = shorten(laneNote(lane), inner - titleWidth - 10, fonts.note, measure);
  if (note !== "")
    names.push({
      role: "note",
      text: note,
      x: 12 + titleWidth + 10,
      y: y + 19,
      width: measure(note, fonts.note),
    });
  return { names, bottom: y + laneSizes.heading };
}

/** A bar in a row of its own. A lane's head has its name and its people in front of the lane already. */
function alone(item: Item, top: number, view: LanesView, isHead: boolean): PlacedItem {
  const box = barBox(item, view);
  const bounds = { left: view.scale.left + 4, right: view.right - 4 };
  const words = isHead
    ? { title: "", metas: [headText(item, view.today, view.labels)], status: item.status, isMark: false }
    : wordsOf(item, view, false);
  const labels = placeLabels(words, box, bounds, view.measure, true) ?? unlabelled(box);
  const at: PlacedItem = { item, shape: "bar", ...box, y: 0, height: laneSizes.bar.height, ...labels };
  return { ...at, ...lowered(at, top, laneSizes.bar.row) };
}

function wordsOf(item: Item, { today }: LanesView, isMark: boolean): Words {
  return { title: titleOf(item), metas: metasOf(item, today), status: item.status, isMark };
}

/** Sessions are many and have no names worth a line: one row of marks on their days. */
function sessionRow(sessions: readonly Item[], top: number, { scale }: LanesView): readonly PlacedItem[] {
  const { row, size } = laneSizes.session;
  return byDay(sessions).map((item) => {
    const box = markBox(item, scale, size);
    return { item, shape: "mark", ...box, y: top + (row - size) / 2, height: size, ...unlabelled(box) };
  });
}

interface PackedRow {
  readonly height: number;
  readonly items: readonly PlacedItem[];
}

/** Puts each part into the first row where it and its whole title are free of its neighbours. */
function pack(items: readonly Item[], view: LanesView): readonly PackedRow[] {
  const rows: { right: number; height: number; items: PlacedItem[] }[] = [];
  const right = view.right - 4;
  for (const item of byDay(items)) {
    const bar = isBar(item);
    const box = bar ? barBox(item, view) : markBox(item, view.scale, laneSizes.mark.size);
    const at = {
      item,
      shape: bar ? ("bar" as const) : ("mark" as const),
      ...box,
      y: 0,
      height: bar ? laneSizes.bar.height : laneSizes.mark.size,
    };
    const height = bar ? laneSizes.bar.row : laneSizes.mark.row;
    const words = wordsOf(item, view, !bar);
    const place = (left: number, shortened: boolean) =>
      placeLabels(words, box, { left, right }, view.measure, shortened);
    const free = rows.find((row) => place(row.right + laneSizes.gap, false) !== undefined);
    const row = free ?? { right: view.scale.left + 4 - laneSizes.gap, height, items: [] };
    if (!free) rows.push(row);
    const labels = place(row.right + laneSizes.gap, !free) ?? unlabelled(box);
    row.items.push({ ...at, ...labels });
    row.right = labels.extent.x + labels.extent.width;
    row.height = Math.max(row.height, height);
  }
  return rows;
}

/** At the left edge of the time, in a row of its own. */
function listed(item: Item, top: number, { gutter, width, measure }: LanesView): PlacedItem {
  const x = gutter + 16;
  const says = "no dates yet";
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

function hasNoDates({ start, end }: Item): boolean {
  return start === undefined && end === undefined;
}

function byDay(items: readonly Item[]): readonly Item[] {
  const day = ({ start, end }: Item) => start ?? end ?? 0;
  return [...items].sort((a, b) => day(a) - day(b));
}
