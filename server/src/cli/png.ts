import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";

/**
 * The drawing as PNG, twice as fine as it is on a screen. What draws it has a licence and a size of its own, so it is
 * installed by whoever wants it. Throws {@link Trouble} where it is not there.
 */
export async function pngOf(svg: string, host: Host): Promise<Uint8Array> {
  const library = await host.optional(drawer);
  if (!isDrawer(library))
    throw new Trouble(
      `--png needs the package ${drawer}, which does not come along. Install it with: npm install ${drawer}`,
    );
  const drawing = new library.Resvg(svg, {
    fitTo: { mode: "zoom", value: 2 },
    font: { loadSystemFonts: true, defaultFontFamily: "Arial" },
  });
  return drawing.render().asPng();
}

const drawer = "@resvg/resvg-js";

interface Drawer {
  readonly Resvg: new (
    svg: string,
    options: {
      readonly fitTo: { readonly mode: "zoom"; readonly value: number };
      readonly font: { readonly loadSystemFonts: boolean; readonly defaultFontFamily: string };
    },
  ) => { render(): { asPng(): Uint8Array } };
}

function isDrawer(library: unknown): library is Drawer {
  return (
    typeof library === "object" &&
    library !== null &&
    "Resvg" in library &&
    typeof library.Resvg === "function"
  );
}
