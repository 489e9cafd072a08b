import { nearest } from "../text/nearest.ts";
import { check } from "./check.ts";
import { checkHelp, generalHelp, lspHelp } from "./help.ts";
import type { Host } from "./host.ts";
import { readOptions, Trouble } from "./options.ts";

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

async function perform(command: string, args: readonly string[], host: Host): Promise<number | undefined> {
  switch (command) {
    case "--help":
    case "-h":
    case "help":
      host.write(generalHelp);
      return 0;
    case "--version":
    case "-v":
      host.write(`${host.version}\n`);
      return 0;
    case "check":
      return wantsHelp(args, checkHelp, host) ?? (await check(args, host));
    case "lsp":
      return wantsHelp(args, lspHelp, host) ?? (await serve(args, host));
    default:
      throw unknownCommand(command);
  }
}

function wantsHelp(args: readonly string[], help: string, host: Host): number | undefined {
  if (!args.includes("--help") && !args.includes("-h")) return undefined;
  host.write(help);
  return 0;
}

async function serve(args: readonly string[], host: Host): Promise<undefined> {
  const { rest } = readOptions(args, { stdio: "alone", clientProcessId: { example: "4711" } });
  if (rest.length > 0) throw new Trouble(`“coachplan lsp” takes no names, and got: ${rest.join(" ")}`);
  await host.serve();
}

function unknownCommand(written: string): Trouble {
  const meant = nearest(written.replace(/^-+/, ""), ["check", "lsp", "help", "version"]);
  const suggestion = meant === "version" || meant === "help" ? `--${meant}` : meant;
  return new Trouble(
    `There is no command “${written}”. ${suggestion ? `Did you mean “coachplan ${suggestion}”?` : "“coachplan --help” lists them."}`,
  );
}
