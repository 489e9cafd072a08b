import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findingsOf, type RuleFailure } from "../rules/findings.ts";
import { mayHaveChanged } from "../rules/inputs.ts";
import type { Settings } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { exactText } from "./disk.ts";
import type { checkHelp } from "./help/check.ts";
import type { Host } from "./host.ts";
import { opened } from "./opened.ts";
import { type Called, oneOf, Trouble } from "./options.ts";
import { folderWithSettings, type Group, plansFor, statOf, workspaceAround } from "./plans.ts";
import type { Checked } from "./report/checked.ts";
import { githubReport } from "./report/github.ts";
import { humanReport } from "./report/human.ts";
import { jsonReport } from "./report/json.ts";
import { sarifReport } from "./report/sarif.ts";
import { isNoText, nothingFound, readsStdin, shownPath, speakAs, todayFrom } from "./shared.ts";
import { watching } from "./watch.ts";

/** Checks plans as the options have it, once or again and again. */
export async function perform(called: Call, host: Host): Promise<number> {
  const wish = wishFrom(called, host);
  speakAs(called.options.locale);
  return called.options.watch === undefined ? checkOnce(wish, host) : checkAgainAndAgain(wish, called, host);
}

type Call = Called<keyof typeof checkHelp.options>;

type Report = (checked: readonly Checked[], host: Host) => string;

const reports = {
  human: humanReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
} satisfies Record<string, Report>;

const formats = ["human", "json", "sarif", "github"] as const satisfies readonly (keyof typeof reports)[];

/** What is to be checked and how, as the options have it. */
interface Wish {
  /** None means the folder one is in. */
  readonly names: readonly string[];
  readonly ignores: boolean;
  readonly today: Settings["today"] | undefined;
  readonly maxWarnings: number;
  readonly report: Report;
  /** The path that the text of stdin counts as; undefined where the plans are files. */
  readonly stdinAs: string | undefined;
}

function wishFrom({ options, rest }: Call, host: Host): Wish {
  const filename = options["stdin-filename"];
  const fromStdin = readsStdin(rest, filename);
  const report = reports[oneOf(formats, options.format ?? "human", "--format")];
  const maximum = options["max-warnings"];
  if (maximum !== undefined && !/^\d+$/.test(maximum))
    throw new Trouble(`“${maximum}” is no number of warnings. Write it as in --max-warnings 10.`);
  return {
    names: rest,
    ignores: options["no-ignore"] === undefined,
    today: todayFrom(options.today),
    maxWarnings: maximum === undefined ? Number.POSITIVE_INFINITY : Number(maximum),
    report,
    stdinAs: fromStdin ? resolve(host.cwd, filename ?? "stdin.coachplan") : undefined,
  };
}

async function checkOnce(wish: Wish, host: Host): Promise<number> {
  const texts = new Map<string, string>();
  if (wish.stdinAs !== undefined) texts.set(wish.stdinAs, await stdinText(wish, host));
  // One plan that cannot be read must not keep what the others lack from those who wait for it.
  const failures: string[] = [];
  const failed = (words: string) => void failures.push(words);
  const groups =
    wish.stdinAs === undefined
      ? await plansFor(namesOr(wish.names), { cwd: host.cwd, ignores: wish.ignores, failed })
      : [{ ...workspaceAround(dirname(wish.stdinAs)), files: new Set([wish.stdinAs]) }];
  const checked: Checked[] = [];
  for (const group of groups) checked.push(...(await checkGroup(group, texts, wish, host, failed)));
  if (checked.length > 0 || failures.length === 0) host.write(wish.report(checked, host));
  if (failures.length > 0) throw new Trouble(failures.join("\n"));
  if (checked.length === 0) host.complain(nothingFound(wish.names));
  const count = (wanted: string) =>
    checked.reduce(
      (sum, { findings }) => sum + findings.filter(({ severity }) => severity === wanted).length,
      0,
    );
  const warnings = count("warning");
  if (count("error") > 0) return 1;
  if (warnings <= wish.maxWarnings) return 0;
  host.complain(`There are ${warnings} warnings; --max-warnings allows ${wish.maxWarnings}.\n`);
  return 1;
}

function namesOr(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : ["."];
}

async function checkAgainAndAgain(wish: Wish, { options }: Call, host: Host) {
  if (options.format !== undefined && options.format !== "human")
    throw new Trouble("--watch reports for people only: leave --format out.");
  if (wish.stdinAs !== undefined)
    throw new Trouble("--watch needs files to watch: stdin comes in only once.");
  let code = await checkOnce(wish, host);
  const folders = namesOr(wish.names).map((name) => folderOf(resolve(host.cwd, name), host));
  const ended = host.interrupted();
  const again = async () => {
    try {
      code = await checkOnce(wish, host);
    } catch (error) {
      // What is broken just now may be mended with the next change.
      if (!(error instanceof Trouble)) throw error;
      host.complain(`${error.message}\n`);
      code = 2;
    }
    host.write(waiting);
  };
  const watched = watching([...new Set(folders)], again, ended);
  host.write(waiting);
  await watched;
  return code;
}

const waiting = "Waiting for changes. Ctrl+C ends it.\n";

/**
 * The folder to watch for a name: where its settings stand, else the folder itself, or the one of the file; of a pattern
 * the one one is in.
 */
function folderOf(path: string, { cwd }: Host): string {
  const found = statOf(path);
  const folder = !found || found instanceof Error ? cwd : found.isDirectory() ? path : dirname(path);
  return folderWithSettings(folder) ?? folder;
}

async function stdinText({ stdinAs }: Wish, host: Host): Promise<string> {
  const text = exactText(await host.input());
  if (text === undefined)
    throw new Trouble(isNoText(`What comes in over stdin (${shownPath(stdinAs ?? "", host)})`));
  return text.replace(/^\uFEFF/, "");
}

async function checkGroup(
  group: Group,
  texts: ReadonlyMap<string, string>,
  { today }: Wish,
  host: Host,
  failed: (words: string) => void,
): Promise<Checked[]> {
  const early = new Map<string, Looked>();
  const { snapshot, plans } = await opened(group, {
    texts,
    today,
    host,
    failed,
    visit: (known, uri) => void early.set(uri, lookAt(known, uri)),
  });
  const planAt = (uri: string) => {
    const document = snapshot.document(uri);
    return document && { file: shownPath(fileURLToPath(uri), host), document };
  };
  return plans.flatMap(({ path, uri }) => {
    const document = snapshot.document(uri);
    if (!document) return [];
    const file = shownPath(path, host);
    const before = early.get(uri);
    const codes = before?.findings.map(({ code }) => code) ?? [];
    const { findings, failures } =
      before && !mayHaveChanged(snapshot, uri, codes) ? before : lookAt(snapshot, uri);
    for (const { code, error } of failures) {
      const words = error instanceof Error ? error.stack : String(error);
      failed(`The rule ${code} has failed in ${file}; this is our mistake, not one of the plan.\n${words}`);
    }
    return [{ file, document, findings, planAt }];
  });
}

/** What the rules say of a plan, and which of them broke on it. */
interface Looked {
  readonly findings: Checked["findings"];
  readonly failures: readonly RuleFailure[];
}

function lookAt(snapshot: Snapshot, uri: string): Looked {
  const failures: RuleFailure[] = [];
  const findings = findingsOf(snapshot, uri, (failure) => failures.push(failure));
  // A fix holds on to the whole tree, and no report offers any.
  return { findings: findings.map(({ fixes, ...told }) => told), failures };
}
