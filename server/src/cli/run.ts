import { nearest } from "../text/nearest.ts";
import { commands, generalHelp } from "./commands.ts";
import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";

/** Runs `coachplan` with these arguments. Gives the exit code; undefined while a server goes on running. */
export async function run(args: readonly string[], host: Host): Promise<number | undefined> {
  try {
    const [command = "--help", ...rest] = args;
    return await perform(command, rest, host);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    host.complain(`${error.message}\n`);
    return 2;
  }
}

async function perform(word: string, args: readonly string[], host: Host): Promise<number | undefined> {
  if (["--version", "-v", "-V", "version"].includes(word)) return say(`${host.version}\n`, host);
  if (["--help", "-h", "help"].includes(word)) {
    const [about] = args;
    if (about === undefined || about.startsWith("-")) return say(generalHelp, host);
    const command = commands.find(({ name }) => name === about);
    if (!command) throw unknownCommand(about);
    return say(command.help, host);
  }
  const command = commands.find(({ name }) => name === word);
  if (!command) throw unknownCommand(word);
  const wantsHelp = args.includes("--help") || args.includes("-h");
  return wantsHelp ? say(command.help, host) : command.run(args, host);
}

function say(words: string, host: Host): number {
  host.write(words);
  return 0;
}

function unknownCommand(written: string): Trouble {
  const names = commands.map(({ name }) => name);
  const meant = nearest(written.replace(/^-+/, ""), [...names, "help", "version"]);
  const suggestion = meant === "version" || meant === "help" ? `--${meant}` : meant;
  return new Trouble(
    `There is no command “${written}”. ${suggestion ? `Did you mean “coachplan ${suggestion}”?` : "“coachplan --help” lists them."}`,
  );
}
