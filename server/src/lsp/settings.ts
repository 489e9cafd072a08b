import type { Connection, Diagnostic } from "vscode-languageserver";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { linesOf } from "../text/lines.ts";
import type { Files } from "../workspace/files.ts";
import { defaultSettings, type Settings } from "../workspace/settings.ts";
import {
  mergeSettings,
  type ReadSettings,
  readSettings,
  readSettingsFile,
  settingsFileName,
} from "../workspace/settingsFile.ts";
import { readShown } from "../workspace/shown.ts";
import type { Client } from "./client.ts";

/** Where settings come from. */
export interface Sources {
  readonly connection: Connection;
  readonly client: Client;
  readonly files: Files;
  readonly roots: readonly string[];
  /** What a client that cannot be asked has sent with `workspace/didChangeConfiguration`. */
  readonly pushed: unknown;
}

export interface Loaded {
  readonly settings: Settings;
  /** The `coachplan.json` that counts, with what is wrong in it. */
  readonly file?: { readonly uri: string; readonly diagnostics: Diagnostic[] };
  /** What is wrong with the other sources, for the log. */
  readonly complaints: readonly string[];
}

/**
 * The settings that hold: the team's `coachplan.json` (of the first open folder that has one), over it
 * `initializationOptions`, over these the author's own settings in the editor; severities and limits one by one.
 */
export async function loadSettings({ connection, client, files, roots, pushed }: Sources): Promise<Loaded> {
  const [team, section] = await Promise.all([
    teamSettings(files, roots),
    client.hasConfiguration ? askForSection(connection) : pushed,
  ]);
  const options = valuesOf(client.initializationOptions);
  const editor = valuesOf(section);
  return {
    settings: {
      ...mergeSettings(team?.read.settings ?? defaultSettings, options.settings, editor.settings),
      shown: readShown(section, readShown(client.initializationOptions)),
    },
    complaints: [...options.problems, ...editor.problems].map(({ message }) => message),
    ...(team && { file: { uri: team.uri, diagnostics: diagnosticsOf(team) } }),
  };
}

interface TeamSettings {
  readonly uri: string;
  readonly text: string;
  readonly read: ReadSettings;
}

async function teamSettings(files: Files, roots: readonly string[]): Promise<TeamSettings | undefined> {
  for (const root of roots) {
    const uri = `${root}/${settingsFileName}`;
    const text = await files.read(uri);
    if (text !== undefined) return { uri, text, read: readSettingsFile(text) };
  }
  return undefined;
}

async function askForSection(connection: Connection): Promise<unknown> {
  try {
    return await connection.workspace.getConfiguration("coachplan");
  } catch {
    // A client that said it could, and cannot: nothing is set.
    return undefined;
  }
}

/** Of a section that also holds what others read (`files`, other settings of the editor), only what is ours. */
function valuesOf(section: unknown): ReturnType<typeof readSettings> {
  if (typeof section !== "object" || section === null) return readSettings({});
  const { today, severities, limits }: { today?: unknown; severities?: unknown; limits?: unknown } = section;
  return readSettings({ today, severities, limits });
}

function diagnosticsOf({ text, read }: TeamSettings): Diagnostic[] {
  const lines = linesOf(text);
  return read.problems.map(({ span, message }) => ({
    range: { start: lines.position(span.start), end: lines.position(span.end) },
    severity: DiagnosticSeverity.Error,
    source: "coachplan",
    message,
  }));
}
