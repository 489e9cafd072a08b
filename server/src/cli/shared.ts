/** What several commands have in common. */
import { relative, sep } from "node:path";
import type { Day } from "../calendar/day.ts";
import { parseDay } from "../calendar/day.ts";
import { speakIn } from "../lsp/languages.ts";
import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";

/** What stands for stdin among the names. */
const STDIN = "-";

/**
 * Whether the plan comes in over stdin: named as “-”, or by the file that it counts as. Throws {@link Trouble} where
 * other names stand beside it.
 */
export function readsStdin(names: readonly string[], filename: string | undefined): boolean {
  if (!names.includes(STDIN)) {
    if (filename !== undefined && names.length > 0)
      throw new Trouble(
        "--stdin-filename is for a text that comes in over stdin: leave the other names out.",
      );
    return filename !== undefined;
  }
  if (names.length > 1)
    throw new Trouble("“-” (the text that comes in over stdin) stands alone, without other names.");
  return true;
}

/** A path as it is reported: from the folder one is in, with `/` on every machine. */
export function shownPath(path: string, { cwd }: Host): string {
  return relative(cwd, path).split(sep).join("/");
}

/** The day that an option gives. Throws {@link Trouble} where it is none. */
export function todayFrom(written: string | undefined): Day | undefined {
  if (written === undefined) return undefined;
  const day = parseDay(written);
  if (day === undefined) throw new Trouble(`“${written}” is no day. Write it as in --today 2026-06-15.`);
  return day;
}

/** Says everything in the language of an option, in English without one. Throws {@link Trouble} where there is none. */
export function speakAs(locale: string | undefined): void {
  if (!speakIn(locale) && locale !== undefined && !/^en\b/i.test(locale))
    throw new Trouble(
      `Nobody has translated Coachplan to “${locale}” yet. Write --locale de, or leave it out.`,
    );
}

/** What is said of a plan that is not UTF-8. */
export function isNoText(name: string): string {
  return `${name} is no text in UTF-8, and is left as it is. Save it as UTF-8 in your editor.`;
}

/** What is said, on stderr, where there is nothing to do: somebody may have meant another folder. */
export function nothingFound(names: readonly string[]): string {
  const where = names.length === 0 ? "below this folder" : `in what was named (${names.join(", ")})`;
  return `There is no plan ${where}. Plans end with .coachplan; those that an ignore file names are passed over.\n`;
}

/** Why something failed, in the machine's words. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
