import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";

/**
 * The drawing as PNG, twice as fine as it is on a screen. What draws it has a licence and a size of its own, so it is
 * installed by whoever wants it. Throws {@link Trouble} where it is not there.
 */
export async function pngOf(svg: string, host: Host): Promise<Uint8Array> {
  const library = await drawerFor(host);
  if (!library)
    throw new Trouble(
      `--png needs the package ${drawerName}, which does not come along. Install it with: npm install ${drawerName}`,
    );
  const drawing = new library.Resvg(svg, {
    fitTo: { mode: "zoom", value: 2 },
    font: { loadSystemFonts: true, defaultFontFamily: "Arial" },
  });
  return drawing.render().asPng();
}

/** What draws SVGs, where whoever works here has installed it. */
export async function drawerFor(host: Host): Promise<Drawer | undefined> {
  const library = await host.optional(drawerName);
  return isDrawer(library) ? library : undefined;
}

/** Its package. */
export const drawerName = "@resvg/resvg-js";

export interface Drawer {
  readonly Resvg: new (
    svg: string,
    options: {
      readonly fitTo: { readonly mode: "zoom"; readonly value: number };
      readonly font: { readonly loadSystemFonts: boolean; readonly defaultFontFamily: string };
    },
  ) => {
    render(): {
      readonly width: number;
      readonly height: number;
      /** Red, green, blue and cover, row by row. */
      readonly pixels: Uint8Array;
      asPng(): Uint8Array;
    };
  };
}

function isDrawer(library: unknown): library is Drawer {
  return (
    typeof library === "object" &&
    library !== null &&
    "Resvg" in library &&
    typeof library.Resvg === "function"
  );
}
