import type { ShownSeverity } from "../rules/rule.ts";

export type Style = ShownSeverity | "strong" | "faint";

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (text: string, style: Style) => string;

/** How a terminal is painted that shows colours, or does not. */
export function paintFor(colors: boolean): Paint {
  return colors ? (text, style) => `\u001B[${styles[style]}m${text}\u001B[0m` : (text) => text;
}

/**
 * A text of a plan as a terminal may show it: signs that would move its cursor, colour it or turn its lines around are
 * shown as “�”.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

const styles: Readonly<Record<Style, string>> = {
  error: "31",
  warning: "33",
  information: "36",
  hint: "36",
  strong: "1",
  faint: "2",
};
