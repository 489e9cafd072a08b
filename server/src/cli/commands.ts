import { type Command, columnsFor, command } from "./command.ts";
import { checkHelp } from "./help/check.ts";
import { explainHelp } from "./help/explain.ts";
import { formatHelp } from "./help/format.ts";
import { lspHelp } from "./help/lsp.ts";
import { timelineHelp } from "./help/timeline.ts";

/** Everything that `coachplan` can do, in the order of its help. None waits for what another one needs. */
export const commands: readonly Command[] = [
  command(checkHelp, () => import("./check.ts")),
  command(formatHelp, () => import("./format.ts")),
  command(timelineHelp, () => import("./timeline.ts")),
  command(explainHelp, () => import("./explain.ts")),
  command(lspHelp, () => import("./lsp.ts")),
];

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
