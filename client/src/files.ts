import { RelativePattern, Uri, workspace } from "vscode";
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
    const pattern = new RelativePattern(Uri.parse(folder, true), "**/*.coachplan");
    const found = await workspace.findFiles(pattern, "**/{node_modules,.*}/**");
    return found.map((file) => file.toString());
  });
}
