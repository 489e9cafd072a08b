/** The colours of the picture where no editor lends its own, and what the style sheets do with them. */

/** The looks that VS Code has, by its own names for colours. */
export const themes = {
  light: {
    "--vscode-editor-background": "#ffffff",
    "--vscode-editor-foreground": "#3b3b3b",
    "--vscode-focusBorder": "#005fb8",
    "--vscode-charts-red": "#c72e2e",
    "--vscode-charts-blue": "#1a6fb5",
    "--vscode-charts-yellow": "#a87b00",
    "--vscode-charts-orange": "#b85c00",
    "--vscode-charts-green": "#2f7d32",
    "--vscode-charts-purple": "#652d90",
    "--vscode-editorError-foreground": "#e51400",
  },
  dark: {
    "--vscode-editor-background": "#1f1f1f",
    "--vscode-editor-foreground": "#cccccc",
    "--vscode-focusBorder": "#2489db",
    "--vscode-charts-red": "#f14c4c",
    "--vscode-charts-blue": "#3794ff",
    "--vscode-charts-yellow": "#cca700",
    "--vscode-charts-orange": "#d18616",
    "--vscode-charts-green": "#89d185",
    "--vscode-charts-purple": "#b180d7",
    "--vscode-editorError-foreground": "#f14c4c",
  },
  "contrast-light": {
    "--vscode-editor-background": "#ffffff",
    "--vscode-editor-foreground": "#292929",
    "--vscode-focusBorder": "#006bbd",
    "--vscode-contrastBorder": "#0f4a85",
    "--vscode-contrastActiveBorder": "#006bbd",
    "--vscode-charts-red": "#b5200d",
    "--vscode-charts-blue": "#1a4e8f",
    "--vscode-charts-yellow": "#895503",
    "--vscode-charts-orange": "#8a4300",
    "--vscode-charts-green": "#374e06",
    "--vscode-charts-purple": "#652d90",
    "--vscode-editorError-foreground": "#b5200d",
  },
  "contrast-dark": {
    "--vscode-editor-background": "#000000",
    "--vscode-editor-foreground": "#ffffff",
    "--vscode-focusBorder": "#f38518",
    "--vscode-contrastBorder": "#6fc3df",
    "--vscode-contrastActiveBorder": "#f38518",
    "--vscode-charts-red": "#f48771",
    "--vscode-charts-blue": "#75beff",
    "--vscode-charts-yellow": "#cca700",
    "--vscode-charts-orange": "#ea9d58",
    "--vscode-charts-green": "#89d185",
    "--vscode-charts-purple": "#c58fe8",
    "--vscode-editorError-foreground": "#f48771",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Theme = keyof typeof themes;

/** Red, green and blue from 0 to 255; how much it covers from 0 to 1. */
export interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

/**
 * A value of a style sheet with its `var(…)` put in; `look` knows the page's own names. What nobody knows and has no
 * stand-in becomes an empty text.
 */
export function resolved(value: string, look: (name: string) => string | undefined, depth = 0): string {
  const at = value.indexOf("var(");
  if (at < 0 || depth > 20) return value;
  const end = closing(value, at + 3);
  const [name = "", ...otherwise] = parts(value.slice(at + 4, end));
  const known = look(name) ?? otherwise.join(",");
  const put = resolved(known, look, depth + 1);
  return resolved(value.slice(0, at) + put + value.slice(end + 1), look, depth + 1);
}

/** The colour that a resolved value means; undefined for `none` and for what is no colour. */
export function colourOf(value: string): Colour | undefined {
  const text = value.trim();
  if (text === "transparent") return { rgb: [0, 0, 0], alpha: 0 };
  const hex = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const number = Number.parseInt(hex, 16);
    return { rgb: [number >> 16, (number >> 8) & 255, number & 255], alpha: 1 };
  }
  if (!text.startsWith("color-mix(")) return undefined;
  const [, first = "", second = ""] = parts(text.slice("color-mix(".length, closing(text, 9)));
  const share = /^(.*\S)\s+([\d.]+)%$/.exec(first);
  const one = colourOf(share?.[1] ?? first);
  const other = colourOf(second);
  return one && other ? mixed(one, other, share ? Number(share[2]) / 100 : 0.5) : undefined;
}

/** `#rrggbb`, without what it covers. */
export function hexOf({ rgb }: Colour): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function mixed(one: Colour, other: Colour, share: number): Colour {
  const alpha = one.alpha * share + other.alpha * (1 - share);
  const part = (index: 0 | 1 | 2) =>
    alpha === 0
      ? 0
      : (one.rgb[index] * one.alpha * share + other.rgb[index] * other.alpha * (1 - share)) / alpha;
  return { rgb: [part(0), part(1), part(2)], alpha };
}

/** Where the bracket that opens at `open` closes. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
}

/** Between the commas that stand in no brackets. */
function parts(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === "(") depth += 1;
    else if (sign === ")") depth -= 1;
    else if (at === text.length || (sign === "," && depth === 0)) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return found;
}
