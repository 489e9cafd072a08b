/** Plans of one workspace, opened and with everything that they use read. */
import { pathToFileURL } from "node:url";
import { defaultSettings, type Settings } from "../workspace/settings.ts";
import { readSettingsFile } from "../workspace/settingsFile.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { disk, readText } from "./disk.ts";
import type { Host } from "./host.ts";
import { Trouble } from "./options.ts";
import type { Group } from "./plans.ts";
import { shownPath, wordsOf } from "./shared.ts";

export interface Opened {
  readonly snapshot: Snapshot;
  readonly plans: readonly { readonly path: string; readonly uri: string }[];
}

/**
 * Opens the plans of a group. `texts` are those that do not come from the disk, by path; `today` counts before the
 * settings. Throws {@link Trouble} for what cannot be read, and for settings that are not right.
 */
export async function opened(
  group: Group,
  {
    texts,
    today,
    host,
  }: {
    readonly texts?: ReadonlyMap<string, string>;
    readonly today: Settings["today"] | undefined;
    readonly host: Host;
  },
): Promise<Opened> {
  const workspace = createWorkspace({ files: disk, today: host.today });
  const settings = await settingsOf(group, host);
  workspace.configure(today === undefined ? settings : { ...settings, today });
  if (group.root !== undefined) workspace.setFolders([pathToFileURL(group.root).href]);
  const plans = [...group.files].map((path) => ({ path, uri: pathToFileURL(path).href }));
  for (const { path, uri } of plans) workspace.open(uri, 0, texts?.get(path) ?? (await read(path, host)));
  if (group.root !== undefined) await workspace.index();
  for (const { uri } of plans) await workspace.settle(uri);
  return { snapshot: workspace.snapshot(), plans };
}

async function settingsOf({ settings: path }: Group, host: Host): Promise<Settings> {
  if (path === undefined) return defaultSettings;
  const text = await read(path, host);
  const { settings, problems } = readSettingsFile(text);
  if (problems.length > 0) {
    throw new Trouble(
      [`${shownPath(path, host)} is not right:`, ...problems.map(({ message }) => `  ${message}`)].join("\n"),
    );
  }
  return settings;
}

async function read(path: string, host: Host): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    throw new Trouble(`${shownPath(path, host)} cannot be read: ${wordsOf(error)}`);
  }
}
