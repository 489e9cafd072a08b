import { aboutNames, searchOptions, stdinOption } from "./shared.ts";

/** `coachplan format` */
export const formatHelp = {
  name: "format",
  does: "Lays plans out as the language has it: two blanks a level, one member a line",
  usage: [
    "FILE",
    "--write [files, folders or patterns…]",
    "--check [files, folders or patterns…]",
    "- [--check] [--stdin-filename FILE]",
  ],
  about: [
    "Without --write and --check, one plan (or what comes in over stdin) is laid out and written to stdout. Meaning " +
      "never changes. Lines that cannot be read stay as they are, and that is said on stderr.",
    aboutNames,
  ],
  options: {
    write: { says: "write the plans back, those only that change, and name them" },
    check: { says: "change nothing, and name the plans that would change" },
    ...searchOptions,
    ...stdinOption,
  },
  examples: [
    ["format --write", "lays out everything below the folder you are in"],
    ["format --check plans", "before a commit, or on a server"],
  ],
  exit: {
    0: "done; with --check: every plan is laid out already",
    1: "with --check: at least one plan is not",
    2: "it could not run; the reason stands on stderr",
  },
} as const;
