import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  WatchKind,
} from "vscode-languageserver";
import { codeActionKinds } from "../features/codeAction.ts";
import { sortFieldsKinds } from "../features/sortFields.ts";
import { settingsFileName } from "../workspace/settingsFile.ts";
import type { Client } from "./client.ts";
import { formattingAbilities } from "./formatting.ts";
import { navigationAbilities, renamedFiles } from "./navigation.ts";
import { showingAbilities } from "./showing.ts";

/** What the server can do for this client: the answer to `initialize`. */
export function abilities(client: Client): InitializeResult {
  return {
    serverInfo: { name: "coachplan" },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: renamedFiles },
      },
      // A plan's findings change with the people in another file, and with what else the workspace says.
      ...(client.pullsDiagnostics && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
      }),
      completionProvider: { triggerCharacters: [" ", ":", ",", '"'], resolveProvider: true },
      inlineCompletionProvider: true,
      hoverProvider: true,
      ...navigationAbilities,
      ...showingAbilities,
      ...formattingAbilities,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      codeActionProvider: {
        codeActionKinds: [...codeActionKinds, ...sortFieldsKinds],
        resolveProvider: client.resolvesEdits,
      },
    },
  };
}

/** Asks the client to tell of what it does not tell unasked, as far as it can be asked. */
export async function register(connection: Connection, client: Client): Promise<void> {
  if (client.registersSettings) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "coachplan" });
  }
  if (client.watchesFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: "**/*.coachplan" },
        { globPattern: `**/${settingsFileName}` },
        // Of a folder that comes, goes or gets another name, an editor may tell alone, and not of the plans in it.
        { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
  }
}
