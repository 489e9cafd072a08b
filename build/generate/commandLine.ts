// docs/command-line.md: what `--help` says, between the prose of commandLine.md beside this file.
import { readFileSync } from "node:fs";
import { commands, generalHelp } from "../../server/src/cli/commands.ts";
import type { GeneratedFile } from "../generate.ts";

/** The page of the command line. Throws where its prose leaves a command out, or names one that there is not. */
export function outputs(): GeneratedFile[] {
  const prose = readFileSync(new URL("commandLine.md", import.meta.url), "utf8");
  const told = new Set<string>();
  const content = prose.replaceAll(/<!-- help ?(\w*) -->/g, (_, name: string) => {
    told.add(name);
    const help = name === "" ? generalHelp : commands.find((one) => one.name === name)?.help;
    if (help === undefined) throw new Error(`There is no command “${name}” whose help the page could show.`);
    return `\`\`\`text\n${help}\`\`\``;
  });
  const forgotten = commands.filter(({ name }) => !told.has(name));
  if (forgotten.length > 0)
    throw new Error(
      `build/generate/commandLine.md says nothing of: ${forgotten.map(({ name }) => name).join(", ")}`,
    );
  const notice =
    "<!-- Made by npm run generate from server/src/cli and build/generate/commandLine.md. Do not edit. -->";
  return [{ path: "docs/command-line.md", content: `${notice}\n\n${content}` }];
}
