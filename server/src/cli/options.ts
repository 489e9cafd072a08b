import { parseArgs } from "node:util";
import { nearest } from "../text/nearest.ts";

/** The command cannot run as it was called, or cannot read what it needs; the message says why, and what to do. */
export class Trouble extends Error {}

/** For each option whether a value follows it, and if so an example of one. */
type Spec = Readonly<Record<string, { readonly example: string } | "alone">>;

export interface Called<Options extends Spec> {
  /** What was given: the value, or an empty text for an option that stands alone. */
  readonly options: { readonly [Name in keyof Options]?: string };
  readonly rest: readonly string[];
}

/** Reads a command's arguments. Throws {@link Trouble} for an option that does not exist or lacks its value. */
export function readOptions<const Options extends Spec>(
  args: readonly string[],
  spec: Options,
): Called<Options> {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(spec).map(([name, kind]) => [name, { type: kind === "alone" ? "boolean" : "string" }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: { [Name in keyof Options]?: string } = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!isNameOf(spec, token.name)) throw unknownOption(token.rawName, Object.keys(spec));
    const kind = spec[token.name];
    if (kind === "alone" || kind === undefined) {
      options[token.name] = "";
    } else if (token.value === undefined || token.value === "" || token.value.startsWith("-")) {
      throw new Trouble(`--${token.name} needs a value, for example: --${token.name} ${kind.example}`);
    } else {
      options[token.name] = token.value;
    }
  }
  return { options, rest: positionals };
}

function isNameOf<Options extends Spec>(spec: Options, name: string): name is keyof Options & string {
  return Object.hasOwn(spec, name);
}

function unknownOption(written: string, names: readonly string[]): Trouble {
  const meant = nearest(written.replace(/^-+/, ""), names);
  const help = names.map((name) => `--${name}`).join(", ");
  return new Trouble(
    `There is no option ${written}. ${meant ? `Did you mean --${meant}?` : `There are: ${help}.`}`,
  );
}
