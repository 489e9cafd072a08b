/** The timeline as one SVG that needs nothing beside it: no style sheet, no script, no font. */

import { renderToStaticMarkup } from "preact-render-to-string";
import type { Audience } from "../analysis/visibility.ts";
import { t } from "../text/say.ts";
import { counted, labelsFor } from "../timeline/labels.ts";
import { type Layout, layout } from "../timeline/layout.ts";
import { estimate, type Font, type Measure, plain, shorten } from "../timeline/layout-text.ts";
import type { TimelineModel } from "../timeline/model.ts";
import { Timeline } from "../timeline/picture.tsx";
import { Legend } from "../timeline/picture-legend.tsx";
import { readersOf } from "./audience.ts";
import type { Theme } from "./colours.ts";
import { type Cut, type Flat, flat } from "./flat.ts";
import { type Child, type Element, element, parseMarkup, print } from "./markup.ts";
import { colourNamed, painted } from "./paint.ts";

export interface DrawingOptions {
  /** Whom the model was built for; the drawing says so. */
  readonly audience: Audience;
  readonly theme: Theme;
  /** A BCP 47 tag: how days and numbers are written. */
  readonly locale: string;
  /** Of the drawing, in px. */
  readonly width: number;
  /** Where the fonts are known; else widths are guessed. */
  readonly measure?: Measure;
  /** Where the plan is on several sheets: which one it is, and of how many. */
  readonly sheet?: readonly [number: number, count: number];
  /** What the names of its patterns end with, where several drawings stand on one page: each has its own. */
  readonly ids?: string;
}

/** One drawing of the whole plan. */
export function svgOf(model: TimelineModel, options: DrawingOptions): string {
  const labels = labelsFor(options.locale);
  const { width, measure = estimate } = options;
  const drawn = layout(model, { width, zoom: "fit", labels, measure });
  return drawing(model, drawn, undefined, options);
}

/**
 * A drawing of the plan as it is laid out; with `scrolled` (px from the drawing's left) only what stands from there on
 * in the width.
 */
export function drawing(
  model: TimelineModel,
  drawn: Layout,
  scrolled: number | undefined,
  options: DrawingOptions,
): string {
  const { theme, width, locale, ids = "" } = options;
  const labels = labelsFor(locale);
  const cut: Cut | undefined =
    scrolled === undefined ? undefined : { gutter: drawn.gutter, left: scrolled, clip };
  const markup = renderToStaticMarkup(
    <>
      <Timeline
        layout={drawn}
        showing={{
          today: model.today,
          labels,
          window: cut && {
            left: cut.left,
            right: cut.left + width,
            top: Number.NEGATIVE_INFINITY,
            bottom: Number.POSITIVE_INFINITY,
          },
        }}
      />
      <Legend model={model} />
    </>,
  );
  const pieces = painted(parseMarkup(markup), theme);
  const [picture, legend] = pieces.filter((piece) => typeof piece === "object");
  const patterns = found(pieces, (piece) => piece.attributes.class === "patterns");
  const body = flat(picture?.children ?? [], cut);
  const isNear =
    found(picture ? [picture] : [], ({ attributes }) => attributes.class === "weekend") !== undefined;
  const foot = legendLine(legend, options, colourNamed("--ink", theme), isNear);
  const top = titleHeight;
  const height = top + body.height + foot.height + 16;
  const title = nameOf(model);
  const whole = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${Math.round(height * 100) / 100}`,
      "font-family": fontFamily,
      "xml:lang": locale,
    },
    element("title", {}, t`Timeline: ${title}`),
    element(
      "defs",
      {},
      ...(patterns?.children.flatMap((child) => (typeof child === "object" ? child.children : [])) ?? []).map(
        withoutClass,
      ),
      ...(cut
        ? [
            element(
              "clipPath",
              { id: clip },
              element("rect", {
                x: cut.gutter,
                y: 0,
                width: width - cut.gutter,
                height: Math.max(body.height, 1),
              }),
            ),
          ]
        : []),
    ),
    element("rect", { width, height, fill: colourNamed("--ground", theme) }),
    ...titleBlock(model, title, options),
    element("g", { transform: `translate(0 ${top})` }, ...body.children),
    element("g", { transform: `translate(0 ${top + body.height + 8})` }, ...foot.children),
  );
  return print(ids === "" ? whole : withOwnIds(whole, ids));
}

/** The same drawing with names of its own for what it refers to. */
function withOwnIds({ tag, attributes, children }: Element, ids: string): Element {
  const own = Object.entries(attributes).map(([name, value]) =>
    name === "id"
      ? [name, `${String(value)}${ids}`]
      : [name, typeof value === "string" ? value.replace(/^url\(#([\w-]+)\)$/, `url(#$1${ids})`) : value],
  );
  return {
    tag,
    attributes: Object.fromEntries(own),
    children: children.map((child) => (typeof child === "string" ? child : withOwnIds(child, ids))),
  };
}

const clip = "coachplan-time";
const titleHeight = 44;
/** What stands above and below the picture, in px: the title block, and a legend of two lines. */
export const aroundPicture = titleHeight + 60;
/** What the systems have, by their own names: programs that draw without a browser may know no “sans-serif”. */
const fontFamily =
  "'Segoe UI', 'Helvetica Neue', Helvetica, Inter, Arial, 'Open Sans', 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif";

/** What it is, of which day, and for whom: on every sheet, so that no print lies about without them. */
function titleBlock(model: TimelineModel, title: string, options: DrawingOptions): readonly Child[] {
  const { theme, width, audience, locale, sheet, measure = estimate } = options;
  const cells = [
    [t`Timeline`, title],
    [t`As of`, labelsFor(locale).dates.full(model.today)],
    [t`Audience`, readersOf(audience)],
    ...(sheet ? [[t`Sheet`, t`${sheet[0]} of ${sheet[1]}`] as const] : []),
  ] as const;
  const dim = colourNamed("--dim", theme);
  const ink = colourNamed("--ink", theme);
  const texts: Child[] = [];
  let right = width - edge;
  for (const [name, says] of cells.slice(1).reverse()) {
    const wide = Math.max(measure(says, strong), measure(name, small));
    texts.push(text(name, right - wide, 16, small, dim), text(says, right - wide, 32, strong, ink));
    right -= wide + 28;
  }
  const [name, says] = cells[0];
  texts.unshift(
    text(name, edge, 16, small, dim),
    text(shorten(says, right - edge, strong, measure), edge, 32, strong, ink),
  );
  const rule = { x: 0, y: titleHeight - 1, width, height: 1, fill: colourNamed("--faint", theme) };
  return [...texts, element("rect", rule)];
}

const small: Font = { size: 10 };
const strong: Font = { size: 13, bold: true };
const edge = 16;

/** What the picture is of: its engagement, or how many. */
export function nameOf({ engagements }: TimelineModel): string {
  const [first, ...others] = engagements;
  if (!first) return t`no engagement`;
  return others.length === 0 ? plain(first.title, 120) : counted(engagements.length, "engagement");
}

/** The legend's entries one behind the other, on as many lines as they need. */
function legendLine(
  legend: Element | undefined,
  { width, measure = estimate }: DrawingOptions,
  ink: string,
  isNear: boolean,
): Flat {
  let x = edge;
  let y = 0;
  const children: Child[] = [];
  const font: Font = { size: 11 };
  for (const entry of legend?.children ?? []) {
    if (typeof entry === "string" || isForOthers(entry, isNear)) continue;
    const [sign, words] = entry.children;
    if (typeof sign !== "object" || typeof words !== "string") continue;
    const wide = 26 + measure(words, font) + 20;
    if (x > edge && x + wide - 20 > width - edge) {
      x = edge;
      y += 22;
    }
    const inside = flat([sign], undefined).children;
    children.push(
      element("g", { transform: `translate(${x} ${y})` }, ...inside, text(words, 26, 12, font, ink)),
    );
    x += wide;
  }
  return { children, height: children.length === 0 ? 0 : y + 20 };
}

/** Entries about what only moves and lights up in the panel, and about weekends where none is drawn. */
function isForOthers(entry: Element, isNear: boolean): boolean {
  const others = isNear ? /\b(ring-sample|in-chain)\b/ : /\b(ring-sample|in-chain|weekend)\b/;
  return found([entry], ({ attributes }) => others.test(String(attributes.class))) !== undefined;
}

function text(says: string, x: number, y: number, { size, bold }: Font, fill: string): Element {
  return element("text", { x, y, "font-size": size, "font-weight": bold ? 600 : 400, fill }, says);
}

function found(children: readonly Child[], wanted: (piece: Element) => boolean): Element | undefined {
  for (const child of children) {
    if (typeof child === "string") continue;
    const inside = wanted(child) ? child : found(child.children, wanted);
    if (inside) return inside;
  }
  return undefined;
}

function withoutClass(child: Child): Child {
  if (typeof child === "string") return child;
  const attributes = Object.fromEntries(
    Object.entries(child.attributes).filter(([name]) => name !== "class"),
  );
  return { ...child, attributes, children: child.children.map(withoutClass) };
}
