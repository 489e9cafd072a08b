import { parseArgs } from "node:util";
import { nearest } from "../text/nearest.ts";

/** The command cannot run as it was called, or cannot read what it needs; the message says why, and what to do. */
export class Trouble extends Error {}

/** What an option is for, as `--help` tells it. */
export interface OptionRow {
  /** What follows the option, if something does: how help calls it, and an example. */
  readonly value?: { readonly name: string; readonly example: string };
  /** One letter that stands for it: `-o`. */
  readonly short?: string;
  /** Sentences for `--help`. */
  readonly says: string;
}

/** The options of a command, by their names without the dashes. */
export type OptionRows = Readonly<Record<string, OptionRow>>;

/** A command as it was called. */
export interface Called<Name extends string = string> {
  /** What was given: the value, or an empty text for an option that stands alone. */
  readonly options: Readonly<Partial<Record<Name, string>>>;
  readonly rest: readonly string[];
}

/** Reads a command's arguments. Throws {@link Trouble} for an option that does not exist or lacks its value. */
export function readOptions<Rows extends OptionRows>(
  args: readonly string[],
  rows: Rows,
): Called<Extract<keyof Rows, string>> {
  const known = new Map<string, OptionRow>(Object.entries(rows));
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      [...known].map(([name, { value, short }]) => [
        name,
        { type: value ? "string" : "boolean", ...(short === undefined ? {} : { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === "option");
  const options = given.map(({ name, rawName, value }) => [
    name,
    valueFor(rawName, value, known.get(name), [...known.keys()]),
  ]);
  return {
    options: Object.fromEntries(options) as Called<Extract<keyof Rows, string>>["options"],
    rest: positionals,
  };
}

function valueFor(
  written: string,
  value: string | undefined,
  row: OptionRow | undefined,
  names: readonly string[],
): string {
  if (row === undefined) throw unknownOption(written, names);
  if (!row.value) {
    if (value === undefined) return "";
    throw new Trouble(`${written} takes no value: write it alone, without “=${value}”.`);
  }
  // A word that begins with a dash is the next option, not the value that was forgotten.
  if (value === undefined || value === "" || value.startsWith("-")) {
    throw new Trouble(`${written} needs a value, for example: ${written} ${row.value.example}`);
  }
  return value;
}

function unknownOption(written: string, names: readonly string[]): Trouble {
  const meant = nearest(written.replace(/^-+/, ""), [...names, "help"]);
  const all = [...names, "help"].map((name) => `--${name}`).join(", ");
  return new Trouble(
    `There is no option ${written}. ${meant ? `Did you mean --${meant}?` : `There are: ${all}.`}`,
  );
}

/** The word that was given for an option, where it is one of these. Throws {@link Trouble} where it is none. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  written: string,
  option: string,
): Word {
  const found = words.find((word) => word === written);
  if (found !== undefined) return found;
  const meant = nearest(written, words);
  const all = `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
  throw new Trouble(
    `${option} takes ${all}; “${written}” is none of them.${meant ? ` Did you mean “${meant}”?` : ""}`,
  );
}
