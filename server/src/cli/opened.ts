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
 * Reads the plans of a group. `texts` are those that do not come from the disk, by path; `today` counts before the
 * settings. What cannot be read is left out, and of settings that are not right what is right counts; `failed` is told.
 * All are open afterwards, but with `visit`, which is called with each plan of a folder while its tree is at hand: those
 * of thousands are not kept.
 */
export async function opened(
  group: Group,
  {
    texts,
    today,
    host,
    failed,
    visit,
  }: {
    readonly texts?: ReadonlyMap<string, string>;
    readonly today: Settings["today"] | undefined;
    readonly host: Host;
    failed(words: string): void;
    visit?(snapshot: Snapshot, uri: string): void;
  },
): Promise<Opened> {
  /** Those that the workspace finds in its folder. */
  const inFolder = new Map<string, string>();
  const workspace = createWorkspace({
    files: { ...disk, read: async (uri) => inFolder.get(uri) ?? (await disk.read(uri)) },
    today: host.today,
  });
  const settings = await settingsOf(group, host, failed);
  workspace.configure(today === undefined ? settings : { ...settings, today });
  if (group.root !== undefined) workspace.setFolders([pathToFileURL(group.root).href]);
  const plans: { path: string; uri: string }[] = [];
  for (const path of group.files) {
    const given = texts?.get(path);
    const text = given ?? (await readOr(failed, () => planText(path, host)));
    if (text === undefined) continue;
    const plan = { path, uri: pathToFileURL(path).href };
    if (visit && given === undefined && group.root !== undefined) inFolder.set(plan.uri, text);
    else workspace.open(plan.uri, 0, text);
    plans.push(plan);
  }
  if (group.root !== undefined)
    await workspace.index({
      visit: (snapshot, uri) => inFolder.has(uri) && visit?.(snapshot, uri),
      // What is weakly held is let go between two turns of the event loop only.
      pace: () => new Promise((done) => setImmediate(done)),
    });
  for (const { uri } of plans) {
    // One that is named may stand where no folder is searched.
    const text = inFolder.get(uri);
    if (text !== undefined && !workspace.snapshot().document(uri)) workspace.open(uri, 0, text);
    if (workspace.isOpen(uri)) await workspace.settle(uri);
  }
  return { snapshot: workspace.snapshot(), plans };
}

async function settingsOf(
  { settings: path }: Group,
  host: Host,
  failed: (words: string) => void,
): Promise<Settings> {
  if (path === undefined) return defaultSettings;
  const text = await readOr(failed, () => read(readText, path, host));
  if (text === undefined) return defaultSettings;
  const { settings, problems } = readSettingsFile(text);
  for (const { span, message } of problems)
    failed(`${shownPath(path, host)}:${placeIn(text, span.start)} is not right: ${message}`);
  return settings;
}

/** What is read; undefined where that cannot be done, of which `failed` is told. */
async function readOr(
  failed: (words: string) => void,
  reading: () => Promise<string>,
): Promise<string | undefined> {
  try {
    return await reading();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    failed(error.message);
    return undefined;
  }
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
