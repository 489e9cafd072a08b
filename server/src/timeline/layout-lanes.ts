/** The lanes of an engagement, one under the other, with their names. */
import { t } from "../text/say.ts";
import { laneNote } from "./labels-lanes.ts";
import type { LanesView } from "./layout-placed.ts";
import { hasNoDates, type LaneRows, layoutRows, type RowLayout } from "./layout-rows.ts";
import { fonts, laneSizes, type PlacedText } from "./layout-sizes.ts";
import { plain, shorten, wrap } from "./layout-text.ts";
import type { EngagementModel, Lane } from "./model.ts";

export interface LaneLayout {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
  /** The number of its name among all rows of the engagement's table, its own rows behind it; the phases are 1. */
  readonly index: number;
  readonly rowCount: number;
  readonly collapsed: boolean;
  /** The middle of the sign that collapses and expands it. */
  readonly toggle: { readonly x: number; readonly y: number };
  /** The lane's name and what is said under it; they do not scroll sideways. */
  readonly names: readonly PlacedText[];
  readonly rows: readonly RowLayout[];
}

/** The lanes of an engagement; their y count from the top of the first one. */
export function layoutLanes(engagement: EngagementModel, view: LanesView): readonly LaneLayout[] {
  const undated = engagement.phases.filter(hasNoDates);
  const lanes: readonly Lane[] =
    undated.length === 0
      ? engagement.lanes
      : [
          { id: `${engagement.id}/phases`, kind: "marks", title: t`Phases`, items: undated },
          ...engagement.lanes,
        ];
  let y = 0;
  let index = 2;
  return lanes.map((lane) => {
    const placed = laneAt(y, index, lane, view);
    y += placed.height;
    index += 1 + placed.rowCount;
    return placed;
  });
}

/** The lane as it was laid out before, where it still stands there. */
function laneAt(y: number, index: number, lane: Lane, view: LanesView): PlacedLane {
  const before = placedBefore.get(lane);
  if (before?.y === y && before.index === index && before.isFor(view)) return before;
  const placed = new PlacedLane(lane, y, index, view);
  placedBefore.set(lane, placed);
  return placed;
}

const placedBefore = new WeakMap<Lane, PlacedLane>();

/** Most lanes are never seen: of them only the height is worked out. */
class PlacedLane implements LaneLayout {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
  readonly index: number;
  readonly rowCount: number;
  readonly collapsed: boolean;
  readonly #view: LanesView;
  readonly #wanted: LaneRows;
  #names: readonly PlacedText[] | undefined;
  #rows: readonly RowLayout[] | undefined;

  constructor(lane: Lane, y: number, index: number, view: LanesView) {
    this.lane = lane;
    this.y = y;
    this.index = index;
    this.#view = view;
    this.collapsed = view.collapsed?.has(lane.id) ?? false;
    this.#wanted = layoutRows(lane, view);
    this.rowCount = this.#wanted.count;
    const { count, height } = this.#wanted;
    const rows = count === 0 ? 0 : topOf(view, this.collapsed) + height + paddingOf(this.collapsed);
    this.height = Math.max(rows, namesOf(lane, this.collapsed, view).height);
  }

  isFor(view: LanesView): boolean {
    return this.#view === view;
  }

  get toggle(): { readonly x: number; readonly y: number } {
    return this.#view.gutter === 0
      ? { x: 14, y: this.y + 14.5 }
      : { x: 15, y: this.y + nameBaseline(this.collapsed) - 4.5 };
  }

  get names(): readonly PlacedText[] {
    const { y } = this;
    this.#names ??= namesOf(this.lane, this.collapsed, this.#view).texts.map((text) => ({
      ...text,
      y: text.y + y,
    }));
    return this.#names;
  }

  get rows(): readonly RowLayout[] {
    this.#rows ??= this.#wanted.rowsAt(this.y + topOf(this.#view, this.collapsed));
    return this.#rows;
  }
}

/** From a lane's top to its first row. */
function topOf({ gutter }: LanesView, collapsed: boolean): number {
  return gutter === 0 ? laneSizes.heading : paddingOf(collapsed);
}

/** Closed lanes are for an overview: they stand close together. */
function paddingOf(collapsed: boolean): number {
  return collapsed ? laneSizes.closed : laneSizes.padding;
}

/** Of a name's first line, from its lane's top: a closed lane has but one, beside its only row. */
function nameBaseline(collapsed: boolean): number {
  return collapsed ? laneSizes.closed + laneSizes.bar.row / 2 + 4.5 : laneSizes.padding + 16;
}

interface Names {
  readonly texts: readonly PlacedText[];
  readonly height: number;
}

/** A lane's name stays the same while the picture is zoomed; its y count from the lane's own top. */
function namesOf(lane: Lane, collapsed: boolean, view: LanesView): Names {
  const { gutter, width, measure } = view;
  const before = known.get(lane);
  if (
    before &&
    before.measure === measure &&
    before.collapsed === collapsed &&
    before.room === (gutter || -width)
  )
    return before.names;
  const names = gutter === 0 ? nameAbove(lane, view) : nameBeside(lane, collapsed, view);
  known.set(lane, { measure, collapsed, room: gutter || -width, names });
  return names;
}

const known = new WeakMap<
  Lane,
  {
    readonly measure: LanesView["measure"];
    readonly collapsed: boolean;
    readonly room: number;
    readonly names: Names;
  }
>();

function nameBeside(lane: Lane, collapsed: boolean, { gutter, measure }: LanesView): Names {
  const width = gutter - left - 12;
  const texts: PlacedText[] = [];
  let baseline = nameBaseline(collapsed);
  for (const text of wrap(plain(lane.title), width, collapsed ? 1 : 3, fonts.lane, measure)) {
    texts.push({ role: "lane", text, x: left, y: baseline, width: measure(text, fonts.lane) });
    baseline += 17;
  }
  // What it says of the parts is said by their summary already.
  for (const line of collapsed ? [] : wrap(laneNote(lane), width, 2, fonts.note, measure)) {
    const text = line.replace(/ ·$/, "");
    texts.push({ role: "note", text, x: left, y: baseline, width: measure(text, fonts.note) });
    baseline += 15;
  }
  return { texts, height: collapsed ? 0 : baseline + 1 };
}

function nameAbove(lane: Lane, { width, measure }: LanesView): Names {
  const inner = Math.max(width - left - 12, 20);
  const title = shorten(plain(lane.title), inner, fonts.lane, measure);
  const titleWidth = measure(title, fonts.lane);
  const texts: PlacedText[] = [{ role: "lane", text: title, x: left, y: 19, width: titleWidth }];
  const note = shorten(laneNote(lane), inner - titleWidth - 10, fonts.note, measure);
  if (note !== "")
    texts.push({
      role: "note",
      text: note,
      x: left + titleWidth + 10,
      y: 19,
      width: measure(note, fonts.note),
    });
  return { texts, height: laneSizes.heading };
}

/** Where the names begin, in px: behind the sign that collapses the lane. */
const left = 25;
