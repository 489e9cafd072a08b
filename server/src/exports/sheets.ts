/** The timeline on sheets of paper: as many as it takes to be read. */
import { type Day, dateOf, dayOf } from "../calendar/day.ts";
import { labelsFor } from "../timeline/labels.ts";
import { type Layout, layout } from "../timeline/layout.ts";
import { xOf } from "../timeline/layout-scale.ts";
import { estimate } from "../timeline/layout-text.ts";
import type { EngagementModel, Item, Lane, TimelineModel } from "../timeline/model.ts";
import { aroundPicture, type DrawingOptions, drawing } from "./svg.tsx";

export type Paper = "A4" | "A3";

/** The room on the paper in mm: landscape, with 10 mm around. */
export const paperSizes: Readonly<Record<Paper, Shape>> = {
  A4: { wide: 277, high: 190 },
  A3: { wide: 400, high: 277 },
};

/** The room on a paper, in mm. */
export interface Shape {
  readonly wide: number;
  readonly high: number;
}

/**
 * The plan on sheets of that shape, one after the other: one where it fits, else one for each calendar year in which
 * something stands, and one for each engagement and so many of its lanes as have room.
 */
export function sheetsOf(
  model: TimelineModel,
  options: Omit<DrawingOptions, "width">,
  shape: Shape,
): readonly string[] {
  const high = (width: number) => (width * shape.high) / shape.wide;
  const height = (part: TimelineModel, width: number) =>
    laidOut(part, { ...options, width }).height + aroundPicture;
  // On larger paper the words are larger, too, or, where that brings all of it on one sheet, as large as on A4.
  const larger = Math.max(shape.wide / paperSizes.A4.wide, 1);
  const sameWords = (width: number) => Math.round(width * larger);
  const width =
    [...widths, ...widths.map(sameWords)].find((each) => height(model, each) <= high(each)) ??
    sameWords(widths[1]);
  const sheets = yearsOf(model, { ...options, width }, (part) => height(part, width) <= high(width));
  return sheets.map((draw, index) => draw(index + 1, sheets.length));
}

/** Draws a sheet, once it is known which one it is. */
type Sheet = (number: number, count: number) => string;

/** In px, for A4. The wider a drawing is, the smaller are its words on the paper. */
const widths = [1123, 1300, 1480] as const;

/** Engagements, then lanes, as many together as fit; what does not fit alone stands alone. */
function partsOf(model: TimelineModel, fits: (part: TimelineModel) => boolean): readonly TimelineModel[] {
  if (fits(model)) return [model];
  const { engagements } = model;
  if (engagements.length > 1)
    return engagements.flatMap((each) => partsOf({ ...model, engagements: [each] }, fits));
  const [whole] = engagements;
  if (!whole) return [model];
  const withLanes = (lanes: EngagementModel["lanes"]): TimelineModel => ({
    ...model,
    engagements: [{ ...whole, lanes, whole: whole.whole ?? whole }],
  });
  const parts: TimelineModel[] = [];
  let lanes: EngagementModel["lanes"] = [];
  for (const lane of whole.lanes) {
    if (lanes.length > 0 && !fits(withLanes([...lanes, lane]))) {
      parts.push(withLanes(lanes));
      lanes = [];
    }
    lanes = [...lanes, lane];
  }
  return [...parts, withLanes(lanes)];
}

/** Drawings of all of the time, where a sheet can hold it, else of each calendar year. */
function yearsOf(
  model: TimelineModel,
  options: DrawingOptions,
  fits: (part: TimelineModel) => boolean,
): readonly Sheet[] {
  const { width } = options;
  const sheet =
    (part: TimelineModel, drawn: Layout, scrolled?: number): Sheet =>
    (number, count) =>
      drawing(part, drawn, scrolled, {
        ...options,
        ids: `-${number}`,
        ...(count > 1 ? { sheet: [number, count] } : {}),
      });
  const whole = laidOut(model, options);
  const { first, last } = whole.scale;
  const years = Array.from(
    { length: dateOf(last).year - dateOf(first).year + 1 },
    (_, index) => dateOf(first).year + index,
  );
  const inOne = () => partsOf(model, fits).map((part) => sheet(part, laidOut(part, options)));
  if (last - first + 1 <= longestOnOneSheet || years.length > mostYears) return inOne();
  const sheets = years.flatMap((year) =>
    partsOf(inYear(model, year, { first, last }), fits)
      .filter(({ engagements }) => engagements.length > 0)
      .map((part) => {
        const zoomed = laidOut(part, options, (width - whole.gutter) / longestYear);
        return sheet(part, zoomed, Math.max(xOf(zoomed.scale, newYear(year)) - zoomed.scale.left, 0));
      }),
  );
  return sheets.length > 0 ? sheets : inOne();
}

/**
 * What stands in that year: whole lanes, on the same scale of time as in every other year. What has no days stands in
 * the first one.
 */
function inYear(
  model: TimelineModel,
  year: number,
  { first, last }: { readonly first: Day; readonly last: Day },
): TimelineModel {
  const from = newYear(year);
  const to = newYear(year + 1) - 1;
  const stands = ({ start, end }: Item) => {
    const one = start ?? end;
    const other = end ?? start;
    if (one === undefined || other === undefined) return year === dateOf(first).year;
    return Math.min(one, other) <= to && Math.max(one, other) >= from;
  };
  return {
    ...model,
    engagements: model.engagements.flatMap((each) => {
      const lanes = each.lanes
        .filter(({ head, items }) => (head ? [head, ...items] : items).some(stands))
        // Marks in rows of their own would leave those rows empty; how much of a commitment is done, all its parts tell.
        .map((lane) => (loose.has(lane.kind) ? { ...lane, items: lane.items.filter(stands) } : lane));
      return lanes.length === 0
        ? []
        : [{ ...each, lanes, start: first, end: last, whole: each.whole ?? each }];
    }),
  };
}

const loose: ReadonlySet<Lane["kind"]> = new Set(["goals", "activities", "group"]);

/** In days: a little over a year still reads well on one sheet. */
const longestOnOneSheet = 460;
const longestYear = 366;
/** A plan of more years has a mistyped one among them. */
const mostYears = 12;

function newYear(year: number): Day {
  return dayOf({ year, month: 1, day: 1 }) ?? 0;
}

function laidOut(
  model: TimelineModel,
  { width, locale, measure = estimate }: Pick<DrawingOptions, "width" | "locale" | "measure">,
  zoom: "fit" | number = "fit",
): Layout {
  return layout(model, { width, zoom, labels: labelsFor(locale), measure });
}
