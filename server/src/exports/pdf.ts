/**
 * The timeline as a PDF: the sheets of paper that the HTML page prints, as shapes and letters that can be found and copied.
 * A PDF is plain enough to write that no library is needed; letters that a reader may not have are pictures (see
 * pdf-letters.ts), so that no title becomes garbage and no font has to come along.
 */
import type { TimelineModel } from "../timeline/model.ts";
import { type Element, parseMarkup } from "./markup.ts";
import { inPdf, type Things } from "./pdf-drawing.ts";
import { type DrawnText, keyOf, measureInPdf, type WantedText } from "./pdf-letters.ts";
import { rectInPdf, short } from "./pdf-path.ts";
import { type Paper, paperSizes, sheetsOf } from "./sheets.ts";
import { type DrawingOptions, nameOf } from "./svg.tsx";

export interface PdfOptions extends Omit<DrawingOptions, "theme" | "width"> {
  readonly paper: Paper;
  /** Texts that were {@link Pdf.wanted} before, by their key. */
  readonly drawn: ReadonlyMap<string, DrawnText>;
}

export interface Pdf {
  readonly bytes: Uint8Array;
  /** Texts that are missing in it, until they are drawn. */
  readonly wanted: readonly WantedText[];
}

/** The plan on sheets of that paper, landscape, in the colours of paper. */
export async function pdfOf(model: TimelineModel, options: PdfOptions): Promise<Pdf> {
  const { audience, locale, paper, drawn } = options;
  const { wide, high } = paperSizes[paper];
  const file = new File();
  const used = new UsedThings(file, drawn);
  const [pageWidth, pageHeight] = [(wide + 2 * margin) * point, (high + 2 * margin) * point];
  const catalog = file.reserve();
  const tree = file.reserve();
  const resources = file.reserve();
  const pages: number[] = [];
  for (const sheet of sheetsOf(
    model,
    { audience, locale, theme: "light", measure: measureInPdf },
    paperSizes[paper],
  )) {
    const [svg] = parseMarkup(sheet);
    if (typeof svg !== "object") continue;
    const scale = Math.min(
      (wide * point) / Number(svg.attributes.width),
      (high * point) / Number(svg.attributes.height),
    );
    used.scale = scale;
    const room = `${short(scale)} 0 0 ${short(-scale)} ${short(margin * point)} ${short(pageHeight - margin * point)} cm`;
    const content = await file.stream({}, `q ${room}\n${inPdf(svg, used)}\nQ`);
    pages.push(
      file.add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${short(pageWidth)} ${short(pageHeight)}] ` +
          `/Resources ${resources} 0 R /Contents ${content} 0 R >>`,
      ),
    );
  }
  await used.write(resources);
  file.set(
    tree,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(" ")}] >>`,
  );
  file.set(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang ${said(locale)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const about = file.add(`<< /Title ${said(nameOf(model))} /Producer (Coachplan) >>`);
  return { bytes: file.written(catalog, about), wanted: [...used.wanted.values()] };
}

/** Of a sheet, in mm, on each side. */
const margin = 10;
/** PDF's unit in a mm. */
const point = 72 / 25.4;

class UsedThings implements Things {
  readonly wanted = new Map<string, WantedText>();
  /** Of the sheet that is being drawn: patterns stand on the page, not in the drawing. */
  scale = 1;
  readonly #file: File;
  readonly #drawn: ReadonlyMap<string, DrawnText>;
  readonly #covers = new Map<string, string>();
  readonly #pictures = new Map<
    string,
    { readonly name: string; readonly drawn: DrawnText; readonly fill: string }
  >();
  readonly #patterns = new Map<
    string,
    { readonly name: string; readonly pattern: Element; readonly scale: number }
  >();
  readonly #characters = new Map<string, number>();

  constructor(file: File, drawn: ReadonlyMap<string, DrawnText>) {
    this.#file = file;
    this.#drawn = drawn;
  }

  cover(kind: "ca" | "CA", share: number): string {
    const entry = `<< /${kind} ${short(share)} >>`;
    const name = this.#covers.get(entry) ?? `Cover${this.#covers.size + 1}`;
    this.#covers.set(entry, name);
    return name;
  }

  picture(wanted: WantedText): { readonly name: string; readonly drawn: DrawnText } | undefined {
    const key = keyOf(wanted);
    const before = this.#pictures.get(key);
    if (before) return before;
    const drawn = this.#drawn.get(key);
    if (!drawn) {
      this.wanted.set(key, wanted);
      return undefined;
    }
    const made = { name: `Text${this.#pictures.size + 1}`, drawn, fill: wanted.fill };
    this.#pictures.set(key, made);
    return made;
  }

  unseen(text: string): string {
    return Array.from(text, (character) => {
      const code = this.#characters.get(character) ?? this.#characters.size + 1;
      this.#characters.set(character, code);
      return hex4(code);
    }).join("");
  }

  pattern(pattern: Element): string {
    const key = `${String(pattern.attributes.id)} ${this.scale}`;
    const before = this.#patterns.get(key);
    if (before) return before.name;
    const name = `Pattern${this.#patterns.size + 1}`;
    this.#patterns.set(key, { name, pattern, scale: this.scale });
    return name;
  }

  async write(resources: number): Promise<void> {
    const file = this.#file;
    const font = (name: string) =>
      `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
    const pictures = await Promise.all(
      Array.from(
        this.#pictures.values(),
        async ({ name, drawn, fill }) => `/${name} ${await this.#image(drawn, fill)} 0 R`,
      ),
    );
    const patterns = await Promise.all(
      Array.from(
        this.#patterns.values(),
        async ({ name, pattern, scale }) => `/${name} ${await this.#tile(pattern, scale)} 0 R`,
      ),
    );
    const unseen = this.#characters.size > 0 ? `/Unseen ${await this.#unseenFont()} 0 R` : "";
    const covers = Array.from(this.#covers, ([entry, name]) => `/${name} ${entry}`);
    file.set(
      resources,
      `<< /Font << /Plain ${font("Helvetica")} /Bold ${font("Helvetica-Bold")} ${unseen} >>\n` +
        `/ExtGState << ${covers.join(" ")} >>\n/XObject << ${pictures.join(" ")} >>\n/Pattern << ${patterns.join(" ")} >> >>`,
    );
  }

  async #image({ pixels, width, height }: DrawnText, fill: string): Promise<number> {
    const ink = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
    const covers = Uint8Array.from({ length: width * height }, (_, at) => pixels[at * 4 + 3] ?? 0);
    const isInk = (at: number) =>
      ink.every((part, index) => Math.abs(part - (pixels[at * 4 + index] ?? 0)) < 8);
    // Of letters only the cover counts: at their edges, programs disagree about what the colour is. Emoji have their own.
    const hasColours = covers.some((cover, at) => cover === 255 && !isInk(at));
    const colours = hasColours
      ? Uint8Array.from(
          { length: width * height * 3 },
          (_, at) => pixels[Math.floor(at / 3) * 4 + (at % 3)] ?? 0,
        )
      : Uint8Array.from(ink);
    const image = (space: string, wide: number, high: number) => ({
      Type: "/XObject",
      Subtype: "/Image",
      Width: String(wide),
      Height: String(high),
      ColorSpace: `/${space}`,
      BitsPerComponent: "8",
    });
    const mask = await this.#file.stream(image("DeviceGray", width, height), covers);
    const size = hasColours ? ([width, height] as const) : ([1, 1] as const);
    return this.#file.stream({ ...image("DeviceRGB", ...size), SMask: `${mask} 0 R` }, colours);
  }

  /** A pattern stands on the page: turned as the drawing says, in the size of the sheet. */
  async #tile({ attributes, children }: Element, scale: number): Promise<number> {
    const turned =
      (Number(/rotate\(([-\d.]+)\)/.exec(String(attributes.patternTransform))?.[1] ?? 0) * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turned) * scale, Math.sin(turned) * scale];
    const tiles = children.flatMap((child) => (typeof child === "object" ? [child.attributes] : []));
    const [tile] = tiles;
    const fill = String(tile?.fill ?? "#000000");
    const parts = [1, 3, 5].map((at) => short(Number.parseInt(fill.slice(at, at + 2), 16) / 255)).join(" ");
    const says = tiles.map(
      ({ width = 0, height = 0 }) => `${rectInPdf(0, 0, Number(width), Number(height), 0)} f`,
    );
    const size = `${short(Number(attributes.width))} ${short(Number(attributes.height))}`;
    return this.#file.stream(
      {
        Type: "/Pattern",
        PatternType: "1",
        PaintType: "1",
        TilingType: "1",
        BBox: `[0 0 ${size}]`,
        XStep: short(Number(attributes.width)),
        YStep: short(Number(attributes.height)),
        Matrix: `[${[cos, -sin, sin, cos, 0, 0].map(short).join(" ")}]`,
        Resources: `<< /ExtGState << /Tile << /ca ${short(Number(tile?.["fill-opacity"] ?? 1))} >> >> >>`,
      },
      `/Tile gs ${parts} rg ${says.join(" ")}`,
    );
  }

  /** Codes that stand for characters, each half as wide as high; what they look like nobody sees. */
  async #unseenFont(): Promise<number> {
    const known = Array.from(
      this.#characters,
      ([character, code]) => `<${hex4(code)}> <${utf16(character)}>`,
    );
    const lists: string[] = [];
    for (let at = 0; at < known.length; at += 100) {
      const some = known.slice(at, at + 100);
      lists.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
    }
    const meanings = await this.#file.stream(
      {},
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Unseen def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${lists.join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`,
    );
    const descriptor = this.#file.add(
      "<< /Type /FontDescriptor /FontName /Helvetica /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 " +
        "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
    );
    const inner = this.#file.add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /DW 500 /CIDToGIDMap /Identity " +
        `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R >>`,
    );
    return this.#file.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H " +
        `/DescendantFonts [${inner} 0 R] /ToUnicode ${meanings} 0 R >>`,
    );
  }
}

/** The objects of a PDF, each by its number, and where it says which stands where. */
class File {
  readonly #objects: (Uint8Array | undefined)[] = [];

  reserve(): number {
    return this.#objects.push(undefined);
  }

  set(number: number, says: string): void {
    this.#objects[number - 1] = latin(says);
  }

  add(says: string): number {
    const number = this.reserve();
    this.set(number, says);
    return number;
  }

  async stream(
    entries: Readonly<Record<string, string>>,
    content: string | Uint8Array<ArrayBuffer>,
  ): Promise<number> {
    const number = this.reserve();
    const small = await deflated(typeof content === "string" ? latin(content) : content);
    const all = { ...entries, Filter: "/FlateDecode", Length: String(small.length) };
    const head = Object.entries(all).map(([name, value]) => `/${name} ${value}`);
    this.#objects[number - 1] = joined([
      latin(`<< ${head.join(" ")} >>\nstream\n`),
      small,
      latin("\nendstream"),
    ]);
    return number;
  }

  written(catalog: number, about: number): Uint8Array {
    const parts = [latin("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n")];
    let at = parts[0]?.length ?? 0;
    const places = this.#objects.map((object, index) => {
      const place = at;
      const part = joined([latin(`${index + 1} 0 obj\n`), object ?? latin("null"), latin("\nendobj\n")]);
      parts.push(part);
      at += part.length;
      return `${String(place).padStart(10, "0")} 00000 n \n`;
    });
    const size = places.length + 1;
    parts.push(
      latin(
        `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n` +
          `<< /Size ${size} /Root ${catalog} 0 R /Info ${about} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return joined(parts);
  }
}

/** Smaller; Node and browsers alike have it. */
async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const small = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(small).arrayBuffer());
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Each character as the byte of its code, which is under 256. */
function latin(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A text of whatever characters as PDF has it beside the pages. */
function said(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

function utf16(text: string): string {
  return text
    .split("")
    .map((unit) => hex4(unit.charCodeAt(0)))
    .join("");
}

function hex4(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
