import { parse } from "../analysis/parse.ts";
import { changed } from "../features/formatting/changes.ts";
import { layoutOf } from "../features/formatting/layout.ts";
import type { Block } from "../syntax/tree.ts";
import { exactText, readBytes, writeContent } from "./disk.ts";
import type { formatHelp } from "./help/format.ts";
import type { Host } from "./host.ts";
import { type Called, Trouble } from "./options.ts";
import { plansFor } from "./plans.ts";
import { isNoText, nothingFound, readsStdin, shownPath, wordsOf } from "./shared.ts";

/** Lays plans out, or looks whether they are, as the options have it. */
export async function perform(
  { options, rest }: Called<keyof typeof formatHelp.options>,
  host: Host,
): Promise<number> {
  const writes = options.write !== undefined;
  const checks = options.check !== undefined;
  if (writes && checks) throw new Trouble("--write changes plans, --check must not: take one of the two.");
  const filename = options["stdin-filename"];
  if (readsStdin(rest, filename)) {
    if (writes) throw new Trouble("What comes in over stdin cannot be written back: leave --write out.");
    return formatStdin(checks, filename ?? NAMELESS, host);
  }
  if (rest.length === 0 && !writes && !checks)
    throw new Trouble("Name the plan to lay out, or say --write or --check for all below this folder.");
  const failures: string[] = [];
  const groups = await plansFor(rest.length > 0 ? rest : ["."], {
    cwd: host.cwd,
    ignores: options["no-ignore"] === undefined,
    failed: (words) => failures.push(words),
  });
  const paths = groups.flatMap(({ files }) => [...files]).sort();
  if (!writes && !checks) return formatOne(paths, rest, host);
  if (paths.length === 0 && failures.length === 0) host.complain(nothingFound(rest));
  return checks ? checkAll(paths, failures, host) : writeAll(paths, failures, host);
}

/** A plan before and after. */
interface LaidOut {
  readonly before: string;
  readonly after: string;
  /** Something in it could not be read. */
  readonly broken: boolean;
}

async function formatStdin(checks: boolean, name: string, host: Host): Promise<number> {
  const plan = laidOut(await host.input(), name);
  warn(plan, name, host);
  if (!checks) host.write(plan.after);
  else if (plan.before !== plan.after) host.write(`${name} is not laid out.\n`);
  return checks && plan.before !== plan.after ? 1 : 0;
}

async function formatOne(paths: readonly string[], names: readonly string[], host: Host): Promise<number> {
  const [path, ...more] = paths;
  if (path === undefined) throw new Trouble(nothingFound(names).trimEnd());
  if (more.length > 0)
    throw new Trouble(
      `These are ${paths.length} plans: say --write to lay them out, or --check to see which would change.`,
    );
  const plan = await read(path, host);
  host.write(plan.after);
  return 0;
}

/** Goes over all plans, also behind one that cannot be read. Gives those that would change; Trouble comes at the end. */
async function overAll(
  paths: readonly string[],
  failures: readonly string[],
  host: Host,
  change: (path: string, after: string) => Promise<void>,
): Promise<number> {
  const all = [...failures];
  let changed = 0;
  for (const path of paths) {
    try {
      const { before, after } = await read(path, host);
      if (before === after) continue;
      await change(path, after);
      changed += 1;
      host.write(`${shownPath(path, host)}\n`);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      all.push(error.message);
    }
  }
  if (all.length > 0) throw new Trouble(all.join("\n"));
  return changed;
}

async function checkAll(paths: readonly string[], failures: readonly string[], host: Host): Promise<number> {
  const wrong = await overAll(paths, failures, host, async () => {});
  if (wrong === 0) return 0;
  host.complain(
    `${wrong === 1 ? "This plan is" : `These ${wrong} plans are`} not laid out. Mend it with: coachplan format --write\n`,
  );
  return 1;
}

async function writeAll(paths: readonly string[], failures: readonly string[], host: Host): Promise<number> {
  await overAll(paths, failures, host, async (path, after) => {
    try {
      await writeContent(path, after);
    } catch (error) {
      throw new Trouble(`${shownPath(path, host)} cannot be written: ${wordsOf(error)}`);
    }
  });
  return 0;
}

async function read(path: string, host: Host): Promise<LaidOut> {
  const name = shownPath(path, host);
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(path);
  } catch (error) {
    throw new Trouble(`${name} cannot be read: ${wordsOf(error)}`);
  }
  const plan = laidOut(bytes, name);
  warn(plan, name, host);
  return plan;
}

function laidOut(bytes: Uint8Array, name: string): LaidOut {
  const before = exactText(bytes);
  if (before === undefined) throw new Trouble(isNoText(name));
  const document = parse("memory:///plan.coachplan", 0, before);
  return { before, after: changed(before, layoutOf(document)), broken: isBroken(document.root) };
}

function isBroken({ segment, children }: Block): boolean {
  return segment.problems.length > 0 || children.some(isBroken);
}

function warn({ broken }: LaidOut, name: string, host: Host): void {
  if (!broken) return;
  host.complain(`${name} has mistakes in it: lines that cannot be read stay as they are.\n`);
}

/** What a text is called that comes in over stdin and counts as no file. */
const NAMELESS = "The plan";
