/**
 * The pieces of the picture put together in one drawing. In the panel each piece is an SVG of its own, stacked by the
 * page; here they stand where the page would put them.
 */
import { type Attributes, type Child, type Element, element } from "./markup.ts";

/** The stretch of time that is drawn, and where. In px of the whole drawing. */
export interface Cut {
  /** Where the column of names ends and time begins. */
  readonly gutter: number;
  /** How far the drawing is scrolled to the right. */
  readonly left: number;
  /** The id of the drawing's clip path that leaves the column of names out. */
  readonly clip: string;
}

/** One drawing, and how high it is in px. */
export interface Flat {
  readonly children: readonly Child[];
  readonly height: number;
}

/** All pieces, one under the other. */
export function flat(pieces: readonly Child[], cut: Cut | undefined): Flat {
  return stacked(pieces, cut);
}

function stacked(pieces: readonly Child[], cut: Cut | undefined): Flat {
  let y = 0;
  const children: Child[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") continue;
    const { children: drawn, height } = placed(piece, cut);
    if (drawn.length > 0) children.push(at(y, drawn));
    // What lies behind the lanes takes no room of its own.
    if (!classesOf(piece).includes("ground")) y += height;
  }
  return { children, height: y };
}

function placed(piece: Element, cut: Cut | undefined): Flat {
  if (piece.tag === "svg")
    return { children: drawing(piece, cut), height: Number(piece.attributes.height ?? 0) };
  if (!classesOf(piece).some((name) => name === "axis-row" || name === "lane"))
    return stacked(piece.children, cut);
  // Those over each other: the names and what has no days above what scrolls.
  const over = piece.children.flatMap((child) => (typeof child === "string" ? [] : [child]));
  const order = (name: Element) => (classesOf(name).some((one) => fixed.has(one)) ? 1 : 0);
  const flats = over.toSorted((a, b) => order(a) - order(b)).map((child) => placed(child, cut));
  return {
    children: flats.flatMap(({ children }) => children),
    height: Math.max(0, ...flats.map(({ height }) => height)),
  };
}

/** What does not move with time. */
const fixed: ReadonlySet<string> = new Set(["corner", "name", "listed-parts", "header", "nothing"]);

function drawing(piece: Element, cut: Cut | undefined): readonly Child[] {
  const inside = piece.children.flatMap((child) => tidy(child, cut));
  if (inside.length === 0 || classesOf(piece).includes("patterns")) return [];
  if (!cut || classesOf(piece).some((name) => fixed.has(name))) return inside;
  return [
    element(
      "g",
      { "clip-path": `url(#${cut.clip})` },
      element("g", { transform: `translate(${-cut.left} 0)` }, ...inside),
    ),
  ];
}

/** Without what only a page needs. What is spoken there becomes the title that viewers show. */
function tidy(child: Child, cut: Cut | undefined): readonly Child[] {
  if (typeof child === "string") return [child];
  const { tag, attributes } = child;
  const classes = classesOf(child);
  if (classes.some((name) => name === "toggle" || name === "beyond")) return [];
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => isDrawn(name)));
  const inside = child.children.flatMap((inner) => tidy(inner, cut));
  if (tag !== "g") return [{ tag, attributes: kept, children: inside }];
  const label = attributes["aria-label"];
  const title = typeof label === "string" ? [element("title", {}, label)] : [];
  const follows = classes.includes("follows") && cut ? followed(attributes, cut) : 0;
  const moved = follows > 0 ? { ...kept, transform: `translate(${follows} 0)` } : kept;
  if (inside.length === 0) return [];
  return Object.keys(moved).length === 0 && title.length === 0
    ? inside
    : [{ tag, attributes: moved, children: [...title, ...inside] }];
}

/** How far words move so that they stay in view with what is left of their bar. */
function followed(attributes: Attributes, { gutter, left }: Cut): number {
  const hidden = gutter + left - Number(attributes["data-from"] ?? 0);
  return Math.min(Math.max(hidden, 0), Number(attributes["data-slack"] ?? 0));
}

function isDrawn(attribute: string): boolean {
  return !/^(class|role|tabindex|focusable|aria-.*|data-.*)$/.test(attribute);
}

function at(y: number, children: readonly Child[]): Child {
  return element("g", y === 0 ? {} : { transform: `translate(0 ${y})` }, ...children);
}

function classesOf({ attributes }: Element): readonly string[] {
  return String(attributes.class ?? "").split(" ");
}
