/**
 * The picture's style sheets, worked into the drawing itself: what comes out needs no style sheet, and looks the same
 * in a browser, in Word or PowerPoint, and in programs that know plain SVG only.
 */
import { type Colour, colourOf, hexOf, resolved, type Theme, themes } from "./colours.ts";
import type { Attributes, Child } from "./markup.ts";
import { pictureRules } from "./picture-style.ts";

/** The drawing in the colours of that theme; what is not drawn while nobody points at it is left out. */
export function painted(children: readonly Child[], theme: Theme): readonly Child[] {
  const root: Styled = {
    tag: "html",
    classes: new Set(theme.startsWith("contrast") ? ["vscode-high-contrast"] : []),
    attributes: {},
    around: undefined,
    own: new Map(Object.entries(themes[theme])),
  };
  const page: Styled = { ...root, own: new Map([...root.own, ...ownNames(declared(root))]) };
  return children.flatMap((child) => paint(child, page));
}

/** The colour of that name in the style sheets (`--ink`), in that theme. */
export function colourNamed(name: string, theme: Theme): string {
  const [sample] = painted([{ tag: "rect", attributes: { "data-colour": name }, children: [] }], theme);
  const fill = typeof sample === "object" ? sample.attributes.fill : undefined;
  return typeof fill === "string" ? fill : "none";
}

/** An element with what the style sheets know of it. */
interface Styled {
  readonly tag: string;
  readonly classes: ReadonlySet<string>;
  readonly attributes: Attributes;
  readonly around: Styled | undefined;
  /** The names (`--tone`) that are said here and not around. */
  readonly own: ReadonlyMap<string, string>;
}

function paint(child: Child, around: Styled): readonly Child[] {
  if (typeof child === "string") return [child];
  const { tag, attributes } = child;
  const classes = new Set(String(attributes.class ?? "").split(" "));
  const bare: Styled = { tag, classes, attributes, around, own: new Map() };
  const says = declared(bare);
  const colour = attributes["data-colour"];
  if (typeof colour === "string") says.set("fill", `var(${colour})`);
  if (says.get("display") === "none" || classes.has("ring")) return [];
  const styled: Styled = { ...bare, own: ownNames(says) };
  const look = (name: string) => lookUp(styled, name);
  const drawn: Drawn = { ...attributes };
  // The halo that keeps words readable on the screen would cover them where `paint-order` is not known.
  const colours = tag === "text" ? (["fill"] as const) : (["fill", "stroke"] as const);
  for (const property of colours) {
    const value = says.get(property);
    if (value === undefined) continue;
    const found = colourOf(resolved(value, look));
    drawn[property] = found && found.alpha > 0 ? hexOf(found) : "none";
    const covers = coverOf(found, says.get(`${property}-opacity`), look);
    if (covers < 1 && drawn[property] !== "none") drawn[`${property}-opacity`] = covers;
  }
  for (const property of plainProperties) {
    const value = says.get(property);
    if (value === undefined || (tag === "text" && property.startsWith("stroke"))) continue;
    const text = resolved(value, look).replace(/px\b/g, "");
    drawn[property] = /^[\d.]+$/.test(text)
      ? Number(text)
      : property === "text-decoration"
        ? "line-through"
        : text;
  }
  // A pattern is said in the drawing itself, before any style sheet.
  if (String(attributes.fill).startsWith("url(")) drawn.fill = String(attributes.fill);
  if (shapes.has(tag) && drawn.fill === "none" && (drawn.stroke ?? "none") === "none") return [];
  return [{ tag, attributes: drawn, children: child.children.flatMap((inner) => paint(inner, styled)) }];
}

interface Drawn extends Attributes {
  fill?: string | number;
  stroke?: string | number;
  [name: string]: string | number | undefined;
}

const plainProperties = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "text-decoration",
];

const shapes: ReadonlySet<string> = new Set(["rect", "path", "circle", "line"]);

/** How much of what is below is covered, 0 to 1, of the colour's own share and the declared one. */
function coverOf(
  colour: Colour | undefined,
  opacity: string | undefined,
  look: (name: string) => string | undefined,
): number {
  const text = opacity === undefined ? "1" : resolved(opacity, look).trim();
  const share = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  return (colour?.alpha ?? 1) * (Number.isFinite(share) ? share : 1);
}

function lookUp(from: Styled, name: string): string | undefined {
  for (let at: Styled | undefined = from; at; at = at.around) {
    const value = at.own.get(name);
    if (value !== undefined) return at === from ? value : resolved(value, (inner) => lookUp(at, inner));
  }
  return undefined;
}

function ownNames(says: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...says].filter(([name]) => name.startsWith("--")));
}

/** Everything that the style sheets say of an element; what is said later, or more exactly, counts. */
function declared(element: Styled): Map<string, string> {
  const fitting = candidatesFor(element).filter(({ selector }) => fits(selector, element));
  fitting.sort((a, b) => a.weight - b.weight || a.index - b.index);
  const says = new Map<string, string>();
  for (const rule of fitting) for (const [name, value] of Object.entries(rule.says)) says.set(name, value);
  return says;
}

/** `.lane > .target`: what it is about, and what stands around that, from the inside. */
interface Selector {
  readonly last: Compound;
  readonly around: readonly { readonly direct: boolean; readonly part: Compound }[];
}

interface Compound {
  readonly tag: string | undefined;
  readonly classes: readonly string[];
  readonly without: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string | undefined])[];
}

interface Rule {
  readonly selector: Selector;
  readonly says: Readonly<Record<string, string>>;
  readonly weight: number;
  readonly index: number;
}

/** The rules by what the last part of their selector asks for first. */
const rulesByKey = new Map<string, Rule[]>();
for (const [index, [written, says]] of pictureRules.entries()) {
  const selector = selectorOf(written);
  const compounds = [selector.last, ...selector.around.map(({ part }) => part)];
  const weight = compounds.reduce(
    (sum, { tag, classes, without, attributes }) =>
      sum + (tag === undefined ? 0 : 1) + 100 * (classes.length + without.length + attributes.length),
    0,
  );
  const { classes, tag } = selector.last;
  const key = classes[0] === undefined ? (tag ?? "*") : `.${classes[0]}`;
  const same = rulesByKey.get(key);
  const rule = { selector, says, weight, index };
  if (same) same.push(rule);
  else rulesByKey.set(key, [rule]);
}

function candidatesFor({ tag, classes }: Styled): Rule[] {
  const keys = ["*", tag, ...Array.from(classes, (name) => `.${name}`)];
  return keys.flatMap((key) => rulesByKey.get(key) ?? []);
}

function selectorOf(written: string): Selector {
  const parts = written.split(/ (?:> )?/).reverse();
  const joints = [...written.matchAll(/ (> )?/g)].reverse();
  const [last = "", ...around] = parts;
  return {
    last: compoundOf(last),
    around: around.map((part, index) => ({
      direct: joints[index]?.[1] !== undefined,
      part: compoundOf(part),
    })),
  };
}

function compoundOf(written: string): Compound {
  const without = [...written.matchAll(/:not\(\.([\w-]+)\)/g)].map(([, name = ""]) => name);
  const plain = written.replaceAll(/:not\([^)]*\)/g, "").replace(":root", "html");
  return {
    tag: /^[a-z][\w-]*/.exec(plain)?.[0],
    classes: [...plain.matchAll(/\.([\w-]+)/g)].map(([, name = ""]) => name),
    without,
    attributes: [...plain.matchAll(/\[([\w-]+)(?:="([^"]*)")?\]/g)].map(
      ([, name = "", value]) => [name, value] as const,
    ),
  };
}

function fits({ last, around }: Selector, element: Styled): boolean {
  if (!fitsOne(last, element)) return false;
  let at: Styled | undefined = element.around;
  for (const { direct, part } of around) {
    while (at && !direct && !fitsOne(part, at)) at = at.around;
    if (!at || !fitsOne(part, at)) return false;
    at = at.around;
  }
  return true;
}

function fitsOne({ tag, classes, without, attributes }: Compound, element: Styled): boolean {
  return (
    (tag === undefined || tag === element.tag) &&
    classes.every((name) => element.classes.has(name)) &&
    !without.some((name) => element.classes.has(name)) &&
    attributes.every(([name, value]) => {
      const has = element.attributes[name];
      return has !== undefined && (value === undefined || value === String(has));
    })
  );
}
