/** From what happens when to where it is drawn: pure numbers, the same for the panel and for every export. */
import { t } from "../text/say.ts";
import { type HeaderLayout, layoutHeader } from "./layout-header.ts";
import { type LaneLayout, layoutLanes } from "./layout-lanes.ts";
import { type LinksWithin, linksOf } from "./layout-links.ts";
import { layoutPhases, type PhaseLayout } from "./layout-phases.ts";
import type { LanesView } from "./layout-placed.ts";
import { type Axis, type AxisCell, axisOf, isSameScale, type TimeScale, timeScale } from "./layout-scale.ts";
import { axisSizes, fonts, sectionSizes } from "./layout-sizes.ts";
import { shorten } from "./layout-text.ts";
import type { View } from "./layout-view.ts";
import type { EngagementModel, TimelineModel } from "./model.ts";

/**
 * The whole drawing. All lengths are px. The x of axis and lanes count from the drawing's left edge, names of lanes
 * included; each section's header, axis and lanes count their y from their own top.
 */
export interface Layout {
  /** Of the drawing: the view's, or more where it is zoomed in. */
  readonly width: number;
  /** Of what is in view at once. */
  readonly viewWidth: number;
  /** Of the column with the lanes' names at the left; 0 where names stand above their lanes. */
  readonly gutter: number;
  readonly scale: TimeScale;
  readonly sections: readonly SectionLayout[];
  /** Of all sections. */
  readonly height: number;
}

/** One engagement. */
export interface SectionLayout {
  readonly engagement: EngagementModel;
  /** From the top of the drawing to the section's. */
  readonly top: number;
  readonly header: HeaderLayout;
  readonly axis: AxisLayout;
  readonly lanes: readonly LaneLayout[];
  /** Of all lanes together. */
  readonly height: number;
  /** The arrows from what comes before to what waits for it, y counted from the top of the lanes. */
  readonly linksWithin: LinksWithin;
}

/** From the drawing's top to the first lane of a section. */
export function lanesTop({ top, header, axis }: SectionLayout): number {
  return top + header.height + axis.height;
}

export interface AxisLayout extends Axis {
  readonly height: number;
  readonly phases: readonly PhaseLayout[];
  readonly today: TodayLayout;
}

/** The line of today, or, where today is outside the drawing, which way it lies. */
export interface TodayLayout {
  readonly side: "here" | "earlier" | "later";
  /** Of the line. */
  readonly x: number;
  /** The flag with the date on the axis. */
  readonly flag: {
    readonly x: number;
    readonly width: number;
    readonly text: string;
    readonly level: "upper" | "lower";
  };
}

/**
 * Where everything in the model stands, for that view. What is laid out already, and neither the plan nor the view has
 * changed, is the same object again.
 */
export function layout(model: TimelineModel, view: View): Layout {
  const shared = sharedBy(model, view);
  const { gutter, scale, right } = shared.view;
  let top = 0;
  const sections = model.engagements.map((engagement, index): SectionLayout => {
    if (index > 0) top += sectionSizes.gap;
    const section = sectionAt(top, engagement, shared);
    top += section.header.height + section.axis.height + section.height;
    return section;
  });
  return { width: right, viewWidth: view.width, gutter, scale, sections, height: top };
}

/** What all sections of a drawing have in common. */
interface Shared {
  readonly view: LanesView;
  readonly axis: Axis & Pick<AxisLayout, "today">;
}

function sharedBy(model: TimelineModel, view: View): Shared {
  const { width, zoom, labels, measure, collapsed } = view;
  const gutter = width < narrow ? 0 : Math.round(Math.min(Math.max(width * 0.2, 168), 264));
  const scale = timeScale(model, gutter, Math.max(width - gutter, 80), zoom);
  const before = lastShared.get(labels);
  const isSame =
    before?.view.today === model.today &&
    before.view.width === width &&
    before.view.measure === measure &&
    before.view.collapsed === collapsed &&
    isSameScale(before.view.scale, scale);
  if (isSame) return before;
  const right = scale.left + (scale.last - scale.first + 1) * scale.dayWidth;
  const lanesView: LanesView = { ...view, gutter, scale, right, today: model.today };
  const shared = { view: lanesView, axis: layoutAxis(lanesView) };
  lastShared.set(labels, shared);
  return shared;
}

const lastShared = new WeakMap<View["labels"], Shared>();

/** The cells of the axis, without words under the flag of today. */
function layoutAxis(view: LanesView): Shared["axis"] {
  const { scale, labels, measure } = view;
  const { upper, lower, unit } = axisOf(scale, labels.dates, fonts.axis, measure);
  // Above months stand only years, and much room: the flag hides less there.
  const level = upper.length > 0 && unit !== "week" && unit !== "day" ? "upper" : "lower";
  const today = layoutToday(view, level);
  // Days and weeks, and whatever stands above, are written at their beginning, all else in the middle.
  const isCentred = level === "lower" && unit !== "week" && unit !== "day";
  const without = (cells: readonly AxisCell[]) =>
    cells.map((cell) => {
      const wide = cell.text === "" ? 0 : measure(cell.text, fonts.axis);
      const x = isCentred ? cell.x + (cell.width - wide) / 2 : cell.x + 5;
      return isCovered(x, wide, today.flag) ? { ...cell, text: "" } : cell;
    });
  const cells = level === "upper" ? { upper: without(upper), lower } : { upper, lower: without(lower) };
  return { ...cells, unit, today };
}

function sectionAt(top: number, engagement: EngagementModel, shared: Shared): SectionLayout {
  const before = sections.get(engagement);
  if (before?.shared === shared && before.section.top === top) return before.section;
  const section =
    before?.shared === shared ? { ...before.section, top } : layoutSection(top, engagement, shared);
  sections.set(engagement, { shared, section });
  return section;
}

const sections = new WeakMap<EngagementModel, { readonly shared: Shared; readonly section: SectionLayout }>();

function layoutSection(top: number, engagement: EngagementModel, { view, axis }: Shared): SectionLayout {
  const phases = layoutPhases(engagement.phases, view.scale, view.today, view.measure);
  const lanes = layoutLanes(engagement, view);
  const last = lanes.at(-1);
  return {
    engagement,
    top,
    header: layoutHeader(engagement.whole ?? engagement, view.today, view),
    axis: { ...axis, phases: phases.placed, height: axisSizes.months + axisSizes.units + phases.height },
    lanes,
    height: last ? last.y + last.height : sectionSizes.nothing,
    linksWithin: linksOf(engagement, lanes, view),
  };
}

/** Below this width of the panel, in px, a column of names would leave no room for the time. */
const narrow = 620;

function layoutToday(view: LanesView, level: "upper" | "lower"): TodayLayout {
  const { scale, right, today, labels, measure } = view;
  const says = t`Today, ${labels.dates.short(today)}`;
  const side = today < scale.first ? "earlier" : today > scale.last ? "later" : "here";
  const text = side === "here" ? says : side === "earlier" ? `← ${says}` : `${says} →`;
  const shown = shorten(text, right - scale.left - 16, fonts.flag, measure);
  const width = measure(shown, fonts.flag) + 16;
  const middle = scale.left + (today - scale.first + 0.5) * scale.dayWidth;
  const x = Math.min(Math.max(middle, scale.left), right);
  return {
    side,
    x,
    flag: {
      x: Math.min(Math.max(x - width / 2, scale.left + 1), right - width - 1),
      width,
      text: shown,
      level,
    },
  };
}

/** Whether a text would touch the flag. */
function isCovered(x: number, width: number, flag: TodayLayout["flag"]): boolean {
  return width > 0 && x < flag.x + flag.width + 2 && flag.x < x + width + 2;
}
