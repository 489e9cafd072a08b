/**
 * A workspace in memory: the files of a marked text (see marks.ts), opened, indexed and ready to be asked.
 *
 * ```ts
 * const { snapshot, file } = await projectOf(`person lena "Lena" …`);
 * ```
 */
import { parseDay } from "../../server/src/calendar/day.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import type { Settings } from "../../server/src/workspace/settings.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import type { MarkedFile } from "./marks.ts";
import { readMarks, uriOf } from "./marks.ts";

/** What a test may want otherwise than the default. */
export interface ProjectOptions {
  /** `YYYY-MM-DD`; {@link TODAY} if not said. */
  readonly today?: string;
  readonly severities?: Settings["severities"];
  readonly limits?: Settings["limits"];
  /** Whether all files were looked for, as they are a little after the start; they are, if not said. */
  readonly indexed?: boolean;
}

/** A workspace and the files that it was made of. */
export interface Project {
  readonly workspace: Workspace;
  /** As things stand now; edits made through `workspace` need a new one. */
  readonly snapshot: Snapshot;
  readonly files: readonly MarkedFile[];
  /** The last file of the text: the one that uses the others. */
  readonly file: MarkedFile;
}

/** The day on which tests take place; LANGUAGE.md's plan has nothing to complain of then. */
export const TODAY = "2026-06-15";

/** {@link TODAY} as the number of days since 1970-01-01. */
export const TODAY_IN_DAYS = parseDay(TODAY) ?? 0;

/** Opens the files of a marked text in a workspace of its own. Throws where `today` is no day. */
export async function projectOf(marked: string, options: ProjectOptions = {}): Promise<Project> {
  const files = readMarks(marked);
  const file = files.at(-1);
  const today = parseDay(options.today ?? TODAY);
  if (today === undefined || file === undefined) throw new Error("A project needs a day and a file.");
  const workspace = createWorkspace({ files: inMemory(files), today: () => today });
  workspace.configure({ severities: options.severities ?? {}, limits: options.limits ?? {} });
  workspace.setFolders([uriOf("")]);
  for (const { uri, text } of files) workspace.open(uri, 1, text);
  for (const { uri } of files) await workspace.settle(uri);
  if (options.indexed !== false) await workspace.index();
  return { workspace, snapshot: workspace.snapshot(), files, file };
}

function inMemory(files: readonly MarkedFile[]): Files {
  return {
    read: async (uri) => files.find((file) => file.uri === uri)?.text,
    async *list() {
      for (const { uri } of files) yield uri;
    },
  };
}
