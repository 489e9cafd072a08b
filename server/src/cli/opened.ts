/** Plans of one workspace, opened and with everything that they use read. */
import { pathToFileURL } from "node:url";
import { defaultSettings, type Settings } from "../workspace/settings.ts";
import { readSettingsFile } from "../workspace/settingsFile.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { disk, exactText, readBytes, readText } from "./disk.ts";
import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";
import type { Group } from "./plans.ts";
import { isNoText, shownPath, wordsOf } from "./shared.ts";

export interface Opened {
  readonly snapshot: Snapshot;
  readonly plans: readonly { readonly path: string; readonly uri: string }[];
}

/**
 * Opens the plans of a group. `texts` are those that do not come from the disk, by path; `today` counts before the
 * settings. What cannot be read is left out, and `failed` is told. Throws {@link Trouble} for settings that are not
 * right.
 */
export async function opened(
  group: Group,
  {
    texts,
    today,
    host,
    failed,
  }: {
    readonly texts?: ReadonlyMap<string, string>;
    readonly today: Settings["today"] | undefined;
    readonly host: Host;
    failed(words: string): void;
  },
): Promise<Opened> {
  const workspace = createWorkspace({ files: disk, today: host.today });
  const settings = await settingsOf(group, host);
  workspace.configure(today === undefined ? settings : { ...settings, today });
  if (group.root !== undefined) workspace.setFolders([pathToFileURL(group.root).href]);
  const plans: { path: string; uri: string }[] = [];
  for (const path of group.files) {
    try {
      const plan = { path, uri: pathToFileURL(path).href };
      workspace.open(plan.uri, 0, texts?.get(path) ?? (await planText(path, host)));
      plans.push(plan);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      failed(error.message);
    }
  }
  if (group.root !== undefined) await workspace.index();
  for (const { uri } of plans) await workspace.settle(uri);
  return { snapshot: workspace.snapshot(), plans };
}

async function settingsOf({ settings: path }: Group, host: Host): Promise<Settings> {
  if (path === undefined) return defaultSettings;
  const text = await read(readText, path, host);
  const { settings, problems } = readSettingsFile(text);
  if (problems.length > 0) {
    throw new Trouble(
      problems
        .map(
          ({ span, message }) =>
            `${shownPath(path, host)}:${placeIn(text, span.start)} is not right: ${message}`,
        )
        .join("\n"),
    );
  }
  return settings;
}

/** Line and column, from 1, as terminals and editors make a link of. */
function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

async function planText(path: string, host: Host): Promise<string> {
  const text = exactText(await read(readBytes, path, host));
  if (text === undefined) throw new Trouble(isNoText(shownPath(path, host)));
  return text.replace(/^\uFEFF/, "");
}

async function read<Content>(
  reading: (path: string) => Promise<Content>,
  path: string,
  host: Host,
): Promise<Content> {
  try {
    return await reading(path);
  } catch (error) {
    throw new Trouble(`${shownPath(path, host)} cannot be read: ${wordsOf(error)}`);
  }
}
