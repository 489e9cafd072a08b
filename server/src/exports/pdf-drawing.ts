/** A drawing of ours, painted and flat, in the words of a PDF page. */
import type { Attributes, Child, Element } from "./markup.ts";
import { type DrawnText, inHelvetica, type WantedText, widthInHelvetica } from "./pdf-letters.ts";
import { circleInPdf, pathInPdf, rectInPdf, short } from "./pdf-path.ts";

/** What pages use by name: each thing once, whichever page it stands on. */
export interface Things {
  /** The name of a degree of cover, 0 to 1, of areas or of lines. */
  cover(kind: "ca" | "CA", share: number): string;
  /** The name of the picture of a text; undefined where nobody has drawn it. */
  picture(wanted: WantedText): { readonly name: string; readonly drawn: DrawnText } | undefined;
  /** The text in the font that has all characters and draws none, as its codes in hex. */
  unseen(text: string): string;
  /** The name of a pattern in the drawing. */
  pattern(pattern: Element): string;
}

/** The operators that draw it, in a room whose y grows downwards. What is missing is asked of the things. */
export function inPdf(svg: Element, things: Things): string {
  const named = new Map<string, Element>();
  const collect = (children: readonly Child[]): void => {
    for (const child of children) {
      if (typeof child === "string") continue;
      if (typeof child.attributes.id === "string") named.set(child.attributes.id, child);
      collect(child.children);
    }
  };
  collect(svg.children);
  const says: string[] = [];
  const draw = (child: Child, opacity: number): void => {
    if (typeof child === "string") return;
    const { tag, attributes } = child;
    const cover = opacity * number(attributes, "opacity", 1);
    if (tag === "g" || tag === "svg") {
      says.push("q");
      const moved = /translate\(([-\d.e]+)[ ,]+([-\d.e]+)\)/.exec(String(attributes.transform ?? ""));
      if (moved) says.push(`1 0 0 1 ${short(Number(moved[1]))} ${short(Number(moved[2]))} cm`);
      const clip = named.get(reference(attributes["clip-path"]) ?? "")?.children[0];
      if (typeof clip === "object") says.push(outline(clip) ?? "", "W n");
      for (const inner of child.children) draw(inner, cover);
      says.push("Q");
    } else if (tag === "text") says.push(...textOf(child, cover, things));
    else says.push(...shapeOf(child, cover, named, things));
  };
  draw(svg, 1);
  return says.join("\n");
}

function shapeOf(
  shape: Element,
  opacity: number,
  named: ReadonlyMap<string, Element>,
  things: Things,
): readonly string[] {
  const { attributes } = shape;
  const drawn = outline(shape);
  if (drawn === undefined) return [];
  const fill = attributes.fill ?? "#000000";
  const isFilled = fill !== "none" && shape.tag !== "line";
  const stroke = attributes.stroke ?? "none";
  if (!isFilled && stroke === "none") return [];
  const says = ["q"];
  if (isFilled) {
    const pattern = named.get(reference(fill) ?? "");
    says.push(
      pattern ? `/Pattern cs /${things.pattern(pattern)} scn` : `${inkOf(fill)} rg`,
      `/${things.cover("ca", opacity * number(attributes, "fill-opacity", 1))} gs`,
    );
  }
  if (stroke !== "none") {
    const caps: Readonly<Record<string, number>> = { round: 1, square: 2 };
    const dashes = String(attributes["stroke-dasharray"] ?? "").match(/[\d.]+/g) ?? [];
    says.push(
      `${inkOf(stroke)} RG`,
      `${short(number(attributes, "stroke-width", 1))} w`,
      `${caps[String(attributes["stroke-linecap"])] ?? 0} J`,
      `${attributes["stroke-linejoin"] === "round" ? 1 : 0} j`,
      `[${dashes.join(" ")}] 0 d`,
      `/${things.cover("CA", opacity * number(attributes, "stroke-opacity", 1))} gs`,
    );
  }
  says.push(drawn, isFilled ? (stroke === "none" ? "f" : "B") : "S", "Q");
  return says;
}

function outline({ tag, attributes }: Element): string | undefined {
  const at = (name: string) => number(attributes, name, 0);
  if (tag === "rect") return rectInPdf(at("x"), at("y"), at("width"), at("height"), at("rx"));
  if (tag === "circle") return circleInPdf(at("cx"), at("cy"), at("r"));
  if (tag === "line") return pathInPdf(`M${at("x1")} ${at("y1")}L${at("x2")} ${at("y2")}`);
  return tag === "path" ? pathInPdf(String(attributes.d ?? "")) : undefined;
}

/** In the reader's own letters where it has them; else as a picture, with the text unseen over it, to find and copy. */
function textOf({ attributes, children }: Element, opacity: number, things: Things): readonly string[] {
  const text = children.filter((child) => typeof child === "string").join("");
  if (text.trim() === "") return [];
  const size = number(attributes, "font-size", 12);
  const bold = number(attributes, "font-weight", 400) > 500;
  const fill = String(attributes.fill ?? "#000000");
  const y = number(attributes, "y", 0);
  const codes = inHelvetica(text);
  const picture = codes === undefined ? things.picture({ text, size, bold, fill }) : undefined;
  const width = codes === undefined ? widthOf(picture?.drawn) : widthInHelvetica(codes, size, bold);
  const anchor = { end: 1, middle: 0.5 }[String(attributes["text-anchor"])] ?? 0;
  const x = number(attributes, "x", 0) - width * anchor;
  const at = `1 0 0 -1 ${short(x)} ${short(y)} Tm`;
  const says = ["q", `/${things.cover("ca", opacity * number(attributes, "fill-opacity", 1))} gs`];
  if (codes !== undefined) {
    says.push("BT", `/${bold ? "Bold" : "Plain"} ${short(size)} Tf`, `${inkOf(fill)} rg`, at);
    says.push(`<${hex(codes)}> Tj`, "ET");
  } else if (picture) {
    const { name, drawn } = picture;
    const [wide, high] = [drawn.width / drawn.scale, drawn.height / drawn.scale];
    const [left, base] = [x - drawn.left / drawn.scale, y - drawn.baseline / drawn.scale];
    says.push(
      "q",
      `${short(wide)} 0 0 ${short(-high)} ${short(left)} ${short(base + high)} cm`,
      `/${name} Do`,
      "Q",
    );
    const unseen = things.unseen(text);
    const set = (unseen.length / 4) * size * 0.5;
    says.push("BT", `/Unseen ${short(size)} Tf`, "3 Tr", `${short((100 * width) / set)} Tz`, at);
    says.push(`<${unseen}> Tj`, "ET");
  }
  if (attributes["text-decoration"] === "line-through") {
    const middle = short(y - size * 0.3);
    says.push(`${inkOf(fill)} RG 1 w ${short(x)} ${middle} m ${short(x + width)} ${middle} l S`);
  }
  return [...says, "Q"];
}

/** From where the text begins to the last of its pixels that is covered. In px of the drawing. */
function widthOf(drawn: DrawnText | undefined): number {
  if (!drawn) return 0;
  const { pixels, width, height, left, scale } = drawn;
  for (let x = width - 1; x > left; x--)
    for (let y = 0; y < height; y++)
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) > 0) return (x - left) / scale;
  return 1;
}

/** A text of codes under 256 as PDF has it in hex. */
function hex(codes: string): string {
  return Array.from(codes, (code) => code.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/** `#rrggbb` as three shares. */
function inkOf(colour: string | number): string {
  const value = Number.parseInt(String(colour).slice(1, 7), 16) || 0;
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => short(part / 255)).join(" ");
}

function reference(value: string | number | undefined): string | undefined {
  return /^url\(#([^)]+)\)$/.exec(String(value ?? ""))?.[1];
}

function number(attributes: Attributes, name: string, otherwise: number): number {
  const value = Number(attributes[name] ?? otherwise);
  return Number.isFinite(value) ? value : otherwise;
}
