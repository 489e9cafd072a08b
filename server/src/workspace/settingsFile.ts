import { parseDay } from "../calendar/day.ts";
import { nearest } from "../text/nearest.ts";
import { t } from "../text/say.ts";
import type { Span } from "../text/span.ts";
import { defaultSettings, type LimitValue, type Settings, type Severity, severities } from "./settings.ts";

/** The name of the team's settings file; it stands at the workspace's root. */
export const settingsFileName = "coachplan.json";

/** What is wrong with settings: where (UTF-16 offsets in their text), and in words what to do about it. */
export interface SettingsProblem {
  readonly span: Span;
  readonly message: string;
}

/** Settings as far as they could be read, and what could not. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** Reads a `coachplan.json`. Total: what is wrong is told and does not count, the rest does. */
export function readSettingsFile(text: string): ReadSettings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { settings: defaultSettings, problems: [brokenJson(text, error)] };
  }
  const { settings, problems } = readSettings(value);
  return {
    settings,
    problems: problems.map(({ key, message }) => ({ span: placeOf(text, key), message })),
  };
}

/**
 * Reads settings from anywhere: `value` is what stands in a `coachplan.json`, in the editor's section `coachplan` or
 * in `initializationOptions`. `key` of a problem is the name at fault, empty where it is the whole.
 */
export function readSettings(value: unknown): {
  readonly settings: Settings;
  readonly problems: readonly { readonly key: string; readonly message: string }[];
} {
  const problems: { key: string; message: string }[] = [];
  const report = (key: string, message: string) => problems.push({ key, message });
  if (!isRecord(value)) {
    report("", t`Settings are written between braces, for example { "today": "2026-06-15" }.`);
    return { settings: defaultSettings, problems };
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key) || key === "$schema") continue;
    const meant = nearest(key, known);
    report(
      key,
      meant
        ? t`There is no setting “${key}”. Write “${meant}”.`
        : t`There is no setting “${key}”. There are: ${known.join(", ")}.`,
    );
  }
  const { today: written, severities: chosen, limits } = value;
  const today = readToday(written, report);
  const settings = { severities: readSeverities(chosen, report), limits: readLimits(limits, report) };
  return { settings: today === undefined ? settings : { ...settings, today }, problems };
}

/** One out of several: what is said later wins, severities and limits one by one. */
export function mergeSettings(...layers: readonly Settings[]): Settings {
  const merged: Settings = Object.assign({}, defaultSettings, ...layers);
  const limits: Record<string, Readonly<Record<string, LimitValue>>> = {};
  for (const layer of layers) {
    for (const [code, values] of Object.entries(layer.limits)) limits[code] = { ...limits[code], ...values };
  }
  return { ...merged, severities: Object.assign({}, ...layers.map((layer) => layer.severities)), limits };
}

const known: readonly string[] = ["today", "severities", "limits"];

type Tell = (key: string, message: string) => void;

function readToday(value: unknown, report: Tell): Settings["today"] {
  // An empty text is what an editor sends for a setting that nobody has filled in.
  if (value === undefined || value === null || value === "") return undefined;
  const day = typeof value === "string" ? parseDay(value) : undefined;
  if (day === undefined)
    report("today", t`The setting “today” takes a day of the calendar, such as "2026-06-15".`);
  return day;
}

function readSeverities(value: unknown, report: Tell): Settings["severities"] {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    report("severities", t`The setting “severities” takes a list such as { "action/overdue": "error" }.`);
    return {};
  }
  const read: Record<string, Severity> = {};
  for (const [code, severity] of Object.entries(value)) {
    if (isSeverity(severity)) read[code] = severity;
    else report(code, t`“${code}” takes one of ${severities.map((word) => `"${word}"`).join(", ")}.`);
  }
  return read;
}

function readLimits(value: unknown, report: Tell): Settings["limits"] {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    report("limits", t`The setting “limits” takes a list such as { "contract/length": { "longest": 6 } }.`);
    return {};
  }
  const read: Record<string, Record<string, LimitValue>> = {};
  for (const [code, values] of Object.entries(value)) {
    if (!isRecord(values)) {
      report(code, t`“${code}” takes its limits between braces, such as { "longest": 6 }.`);
      continue;
    }
    const ofCode: Record<string, LimitValue> = {};
    for (const [name, limit] of Object.entries(values)) {
      if (isLimit(limit)) ofCode[name] = limit;
      else report(name, t`“${name}” takes a number from 0 on, or a list of words between [ and ].`);
    }
    read[code] = ofCode;
  }
  return read;
}

function isLimit(value: unknown): value is LimitValue {
  if (typeof value === "number") return value >= 0;
  return Array.isArray(value) && value.every((word) => typeof word === "string");
}

function isSeverity(value: unknown): value is Severity {
  return severities.some((severity) => severity === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function brokenJson(text: string, error: unknown): SettingsProblem {
  // The engine tells the place only in its message.
  const told = / at position (\d+)/.exec(error instanceof Error ? error.message : "");
  const at = Math.min(told ? Number(told[1]) : text.length, text.length);
  return {
    span: { start: at, end: Math.min(at + 1, text.length) },
    message: t`This file cannot be read from here on, so none of its settings count. Look for a comma, a quote or a brace that is missing or one too many.`,
  };
}

function placeOf(text: string, key: string): Span {
  const quoted = JSON.stringify(key);
  const at = key === "" ? -1 : text.indexOf(quoted);
  return at < 0 ? { start: 0, end: text.length } : { start: at, end: at + quoted.length };
}
