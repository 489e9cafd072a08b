import { CancellationTokenSource, FileType, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from "../../server/src/protocol.ts";

/** Lends VS Code's own file access to a server that has none: in a browser, or for folders that are not on a disk. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    const file = Uri.parse(uri, true);
    if (!/(\.coachplan|\/coachplan\.json)$/.test(file.path)) return null;
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(file));
    } catch {
      // Not there, or not to be read: for the plan that uses it, both mean that it is missing.
      return null;
    }
  });
  client.onRequest(listFilesRequest, async ({ folder }: ListFilesParams): Promise<ListFilesResult> => {
    return (await plansBelow(Uri.parse(folder, true))).map((file) => file.toString());
  });
}

/** The plans of a folder, however it is kept: not everything that VS Code can open can it also search. */
export async function plansBelow(folder: Uri): Promise<Uri[]> {
  const search = new CancellationTokenSource();
  const pattern = new RelativePattern(folder, "**/*.coachplan");
  const found = await Promise.race([
    workspace.findFiles(pattern, "**/{node_modules,.*}/**", undefined, search.token),
    // Where nobody can search, VS Code waits for somebody who can.
    new Promise<undefined>((done) => setTimeout(done, PATIENCE)),
  ]);
  search.cancel();
  return found && (found.length > 0 || folder.scheme === "file") ? found : walked(folder);
}

/** Milliseconds after which the folder is gone through instead. */
const PATIENCE = 3000;

async function walked(folder: Uri): Promise<Uri[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  const below = entries
    .filter(([name]) => name !== "node_modules" && !name.startsWith("."))
    .map(async ([name, type]) => {
      const path = Uri.joinPath(folder, name);
      // By its whole type: a link to a folder may lead in a circle.
      if (type === FileType.Directory) return walked(path);
      return (type & FileType.File) !== 0 && name.endsWith(".coachplan") ? [path] : [];
    });
  return (await Promise.all(below)).flat();
}
