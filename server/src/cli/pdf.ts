import { element, print } from "../exports/markup.ts";
import { type PdfOptions, pdfOf } from "../exports/pdf.ts";
import { type DrawnText, keyOf, type WantedText } from "../exports/pdf-letters.ts";
import { estimate } from "../timeline/layout-text.ts";
import type { TimelineModel } from "../timeline/model.ts";
import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";
import { type Drawer, drawerFor, drawerName } from "./png.ts";

/**
 * The plan as PDF. Throws {@link Trouble} where it has letters that not every reader has, and what would draw them is
 * not there.
 */
export async function pdfFor(
  model: TimelineModel,
  options: Omit<PdfOptions, "drawn">,
  host: Host,
): Promise<Uint8Array> {
  const { bytes, wanted } = await pdfOf(model, { ...options, drawn: new Map() });
  const [first] = wanted;
  if (!first) return bytes;
  const drawer = await drawerFor(host);
  if (!drawer)
    throw new Trouble(
      `“${first.text}” has letters that not every reader of PDFs has. To have them drawn, install the package ${drawerName}: ` +
        `npm install ${drawerName}. Or take --html, and print it from a browser.`,
    );
  const drawn = new Map(wanted.map((text) => [keyOf(text), drawnBy(drawer, text)]));
  return (await pdfOf(model, { ...options, drawn })).bytes;
}

/** The text alone, four times as fine as a screen, with room around it for whatever stands above and below its line. */
function drawnBy({ Resvg }: Drawer, { text, size, bold, fill }: WantedText): DrawnText {
  const left = size / 2;
  const baseline = size * 1.5;
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: Math.ceil(estimate(text, { size, bold }) * 1.3 + 2 * left),
      height: Math.ceil(size * 2.2),
    },
    element("text", { x: left, y: baseline, "font-size": size, "font-weight": bold ? 600 : 400, fill }, text),
  );
  const drawing = new Resvg(print(svg), {
    fitTo: { mode: "zoom", value: fineness },
    font: { loadSystemFonts: true, defaultFontFamily: "Arial" },
  }).render();
  const { pixels, width, height } = drawing;
  return { pixels, width, height, left: left * fineness, baseline: baseline * fineness, scale: fineness };
}

/** How many pixels for one of the drawing. */
const fineness = 4;
