import { check } from "./check.ts";
import { type Command, columnsFor } from "./command.ts";
import { explain } from "./explain.ts";
import { format } from "./format.ts";
import { lsp } from "./lsp.ts";
import { timeline } from "./timeline.ts";

/** Everything that `coachplan` can do, in the order of its help. */
export const commands: readonly Command[] = [check, format, timeline, explain, lsp];

/** What `coachplan --help` says. */
export const generalHelp = `Coachplan reads coaching plans (.coachplan files) and says what is missing or wrong in them.

Usage
${columnsFor(commands.map(({ name, does }) => [`coachplan ${name}`, does])).join("\n")}

${columnsFor([
  ["coachplan <command> --help", "more about a command"],
  ["coachplan --version", "which version this is"],
]).join("\n")}

Colours are shown in a terminal. NO_COLOR=1 switches them off, FORCE_COLOR=1 on.
`;
