import type { Host } from "./host.ts";
import { type Called, type OptionRows, readOptions } from "./options.ts";
import { wrapped } from "./wrap.ts";

/** One thing that `coachplan` does: what `--help` says of it, and the doing. */
export interface Command {
  readonly name: string;
  /** One line for the list of all commands. */
  readonly does: string;
  readonly help: string;
  /** Gives the exit code; undefined while a server goes on running. Throws Trouble where it cannot run. */
  run(args: readonly string[], host: Host): Promise<number | undefined>;
}

/** What is said of a command. */
export interface Help<Rows extends OptionRows = OptionRows> {
  readonly name: string;
  readonly does: string;
  /** What may stand behind the name. */
  readonly usage: readonly string[];
  /** Paragraphs. */
  readonly about: readonly string[];
  readonly options: Rows;
  readonly examples?: readonly (readonly [line: string, says: string])[];
  /** What the exit codes mean. */
  readonly exit: Readonly<Record<number, string>>;
}

/** What does it; loaded only when it is wanted. */
export interface Doing<Rows extends OptionRows> {
  perform(called: Called<Extract<keyof Rows, string>>, host: Host): Promise<number | undefined>;
}

/** A command of what is said of it and what does it. */
export function command<Rows extends OptionRows>(
  help: Help<Rows>,
  doing: () => Promise<Doing<Rows>>,
): Command {
  const { name, does, options } = help;
  return {
    name,
    does,
    help: helpFor(help),
    async run(args, host) {
      const called = readOptions(args, options);
      return (await doing()).perform(called, host);
    },
  };
}

/** Two columns, the second one wrapped: words and what they mean. */
export function columnsFor(
  rows: readonly (readonly [words: string, says: string])[],
  wide = HELP_WIDTH,
): string[] {
  const width = Math.max(...rows.map(([words]) => words.length)) + 3;
  return rows.flatMap(([words, says]) =>
    wrapped(says, Math.max(wide, 40) - width - 2).map((line, i) =>
      `  ${(i === 0 ? words : "").padEnd(width)}${line}`.trimEnd(),
    ),
  );
}

/** The columns that help is written for. */
export const HELP_WIDTH = 100;

function helpFor({ name, does, usage, about, options, examples = [], exit }: Help): string {
  const rows = Object.entries(options).map(
    ([option, { value, short, says }]) =>
      [
        `${short === undefined ? "" : `-${short}, `}--${option}${value ? ` ${value.name}` : ""}`,
        says,
      ] as const,
  );
  const sections: readonly (readonly string[])[] = [
    [`${does}.`],
    ["Usage", ...usage.map((line) => `  coachplan ${name} ${line}`.trimEnd())],
    ...about.map((paragraph) => wrapped(paragraph, HELP_WIDTH)),
    ...(rows.length > 0 ? [["Options", ...columnsFor(rows)]] : []),
    ...(examples.length > 0
      ? [["Examples", ...columnsFor(examples.map(([line, says]) => [`coachplan ${line}`, says]))]]
      : []),
    ["Exit code", ...columnsFor(Object.entries(exit))],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
