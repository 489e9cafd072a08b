import { relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Day } from "../calendar/day.ts";
import { formatDay, parseDay } from "../calendar/day.ts";
import { findingsOf } from "../rules/findings.ts";
import { defaultSettings, type Settings } from "../workspace/settings.ts";
import { readSettingsFile } from "../workspace/settingsFile.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { disk, readText } from "./disk.ts";
import type { Host } from "./host.ts";
import { readOptions, Trouble } from "./options.ts";
import { type Group, plansFor } from "./plans.ts";
import { type Checked, humanReport, jsonReport } from "./report.ts";

/**
 * `coachplan check`: reports what is found in the plans named, or in the folder one is in. Gives the exit code: 1
 * where there are errors, else 0. Throws {@link Trouble} where the check cannot run.
 */
export async function check(args: readonly string[], host: Host): Promise<number> {
  const { options, rest } = readOptions(args, {
    format: { example: "json" },
    today: { example: formatDay(host.today()) },
  });
  const format = formatFrom(options.format);
  const today = todayFrom(options.today);
  const groups = await plansFor(rest.length > 0 ? rest : ["."], host.cwd);
  const checked: Checked[] = [];
  const failures: string[] = [];
  const failed = (words: string) => failures.push(words);
  for (const group of groups) checked.push(...(await checkGroup(group, today, host, failed)));
  host.write(format === "json" ? jsonReport(checked) : humanReport(checked, host.colors));
  if (failures.length > 0) throw new Trouble(failures.join("\n"));
  return checked.some(({ findings }) => findings.some(({ severity }) => severity === "error")) ? 1 : 0;
}

async function checkGroup(
  group: Group,
  today: Day | undefined,
  host: Host,
  failed: (words: string) => void,
): Promise<Checked[]> {
  const workspace = createWorkspace({ files: disk, today: host.today });
  const settings = await settingsOf(group, host);
  workspace.configure(today === undefined ? settings : { ...settings, today });
  if (group.root !== undefined) workspace.setFolders([pathToFileURL(group.root).href]);
  const plans = [...group.files].map((path) => ({ path, uri: pathToFileURL(path).href }));
  for (const { path, uri } of plans) workspace.open(uri, 0, await read(path, host));
  if (group.root !== undefined) await workspace.index();
  for (const { uri } of plans) await workspace.settle(uri);
  const snapshot = workspace.snapshot();
  return plans.flatMap(({ path, uri }) => {
    const document = snapshot.document(uri);
    if (!document) return [];
    const file = shown(path, host);
    const findings = findingsOf(snapshot, uri, ({ code, error }) => {
      const words = error instanceof Error ? error.stack : String(error);
      failed(`The rule ${code} has failed in ${file}; this is our mistake, not one of the plan.\n${words}`);
    });
    return [{ file, document, findings }];
  });
}

async function settingsOf({ settings: path }: Group, host: Host): Promise<Settings> {
  if (path === undefined) return defaultSettings;
  const text = await read(path, host);
  const { settings, problems } = readSettingsFile(text);
  if (problems.length > 0) {
    throw new Trouble(
      [`${shown(path, host)} is not right:`, ...problems.map(({ message }) => `  ${message}`)].join("\n"),
    );
  }
  return settings;
}

async function read(path: string, host: Host): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(`${shown(path, host)} cannot be read: ${why}`);
  }
}

/** A path as it is reported: from the folder one is in, with `/` on every machine. */
function shown(path: string, { cwd }: Host): string {
  return relative(cwd, path).split(sep).join("/");
}

function formatFrom(written: string | undefined): "human" | "json" {
  if (written === undefined || written === "human") return "human";
  if (written === "json") return "json";
  throw new Trouble(`There is no format “${written}”. Write --format human or --format json.`);
}

function todayFrom(written: string | undefined): Day | undefined {
  if (written === undefined) return undefined;
  const day = parseDay(written);
  if (day === undefined) throw new Trouble(`“${written}” is no day. Write it as in --today 2026-06-15.`);
  return day;
}
