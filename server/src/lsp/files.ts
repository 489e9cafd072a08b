import type { Connection } from "vscode-languageserver";
import {
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from "../protocol.ts";
import type { Files } from "../workspace/files.ts";

/** Plans that are not open: those on the disk where there is one, all others through a client that lends its files. */
export function filesFor(
  connection: Connection,
  { lendsFiles, disk }: { readonly lendsFiles: boolean; readonly disk: Files | undefined },
): Files {
  const theirs = lendsFiles ? clientFiles(connection) : noFiles;
  const filesOf = (uri: string) => (disk && uri.startsWith("file:") ? disk : theirs);
  return { read: (uri) => filesOf(uri).read(uri), list: (folder) => filesOf(folder).list(folder) };
}

function clientFiles(connection: Connection): Files {
  return {
    async read(uri) {
      const params: ReadFileParams = { uri };
      try {
        return (await connection.sendRequest<ReadFileResult>(readFileRequest, params)) ?? undefined;
      } catch {
        // The client has gone, or cannot after all: for a plan that uses the file, it is missing.
        return undefined;
      }
    },
    async *list(folder) {
      const params: ListFilesParams = { folder };
      yield* await connection.sendRequest<ListFilesResult>(listFilesRequest, params);
    },
  };
}

const noFiles: Files = {
  read: async () => undefined,
  async *list() {},
};
