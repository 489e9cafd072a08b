import { parseArgs } from "node:util";
import { nearest } from "../text/nearest.ts";

/** The command cannot run as it was called, or cannot read what it needs; the message says why, and what to do. */
export class Trouble extends Error {}

/** Whether a value follows an option, and if so an example of one. */
type Kind = { readonly example: string } | "alone";

export interface Called<Name extends string> {
  /** What was given: the value, or an empty text for an option that stands alone. */
  readonly options: Readonly<Partial<Record<Name, string>>>;
  readonly rest: readonly string[];
}

/** Reads a command's arguments. Throws {@link Trouble} for an option that does not exist or lacks its value. */
export function readOptions<const Name extends string>(
  args: readonly string[],
  kinds: Readonly<Record<Name, Kind>>,
): Called<Name> {
  const known = new Map<string, Kind>(Object.entries<Kind>(kinds));
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      [...known].map(([name, kind]) => [name, { type: kind === "alone" ? "boolean" : "string" }]),
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
  return { options: Object.fromEntries(options) as Called<Name>["options"], rest: positionals };
}

function valueFor(
  written: string,
  value: string | undefined,
  kind: Kind | undefined,
  names: readonly string[],
): string {
  if (kind === undefined) throw unknownOption(written, names);
  if (kind === "alone") return "";
  // A word that begins with a dash is the next option, not the value that was forgotten.
  if (value === undefined || value === "" || value.startsWith("-")) {
    throw new Trouble(`${written} needs a value, for example: ${written} ${kind.example}`);
  }
  return value;
}

function unknownOption(written: string, names: readonly string[]): Trouble {
  const meant = nearest(written.replace(/^-+/, ""), names);
  const all = names.map((name) => `--${name}`).join(", ");
  return new Trouble(
    `There is no option ${written}. ${meant ? `Did you mean --${meant}?` : `There are: ${all}.`}`,
  );
}
