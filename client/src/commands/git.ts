/** What we use of the Git extension that comes with VS Code (its API, version 1). */
import { extensions, Uri } from "vscode";

/** A commit, newest first in lists. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly commitDate?: Date;
}

export interface Repository {
  /** The text of a file as it was; rejects where there was none. */
  show(ref: string, path: string): Promise<string>;
  /** The commits in which the file has changed. */
  log(path: string): Promise<readonly Commit[]>;
  tags(): Promise<readonly string[]>;
  /** Where a file lay in that state that has been renamed since, as far as git knows. */
  nameIn(ref: string, file: Uri): Promise<Uri | undefined>;
  /** The files of that state that are not there any more, renamed ones apart. */
  goneSince(ref: string): Promise<readonly Uri[]>;
}

export interface Git {
  /** The repository that the file lies in; undefined where there is none. */
  repositoryOf(file: Uri): Promise<Repository | undefined>;
}

/** VS Code's git; undefined where it has none: in a browser, or where it is switched off. */
export async function findGit(): Promise<Git | undefined> {
  const extension = extensions.getExtension<GitExtension | undefined>("vscode.git");
  try {
    const api = (extension?.isActive ? extension.exports : await extension?.activate())?.getAPI(1);
    return api && { repositoryOf: (file) => repositoryOf(file, api) };
  } catch {
    // It says so where git is switched off.
    return undefined;
  }
}

async function repositoryOf(file: Uri, git: GitApi): Promise<Repository | undefined> {
  const folder = Uri.joinPath(file, "..");
  const found =
    git.getRepository(file) ?? (await git.openRepository?.(folder).then(undefined, () => undefined));
  if (!found) return undefined;
  const changes = (ref: string) => found.diffWith(ref).catch(() => []);
  return {
    show: (ref, path) => found.show(ref, path),
    log: (path) => found.log({ path, maxEntries: 100 }).catch(() => []),
    nameIn: async (ref, file) => {
      const isIt = ({ uri, renameUri }: GitChange) => (renameUri ?? uri).toString() === file.toString();
      return (await changes(ref)).find((change) => change.renameUri && isIt(change))?.originalUri;
    },
    goneSince: async (ref) =>
      (await changes(ref)).flatMap(({ status, uri }) => (status === DELETED ? [uri] : [])),
    tags: async () => {
      const refs = (await found.getRefs?.({ sort: "committerdate" }).catch(() => [])) ?? [];
      return refs.flatMap(({ type, name }) => (type === TAG && name !== undefined ? [name] : []));
    },
  };
}

interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(file: Uri): GitRepository | null;
  /** Of the folder, or of one above it. */
  openRepository?(folder: Uri): Promise<GitRepository | null>;
}

interface GitRepository {
  show(ref: string, path: string): Promise<string>;
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly Commit[]>;
  /** Between that state and the files as they are. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
  getRefs?(query: {
    readonly sort: "committerdate";
  }): Promise<readonly { readonly type: number; readonly name?: string }[]>;
}

interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri?: Uri;
  readonly status: number;
}

const DELETED = 6;

/** Heads are 0, those of others 1. */
const TAG = 2;
