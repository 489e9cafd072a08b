import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileOperationPatternKind,
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from "vscode-languageserver";
import { actionKinds, typedSigns } from "../features/abilities.ts";
import { tokenModifiers, tokenTypes } from "../features/semanticTokens/legend.ts";
import { settingsFileName } from "../workspace/settingsFile.ts";
import type { Client } from "./client.ts";

const navigation: ServerCapabilities = {
  definitionProvider: true,
  declarationProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: true },
  selectionRangeProvider: true,
  linkedEditingRangeProvider: true,
  callHierarchyProvider: true,
  workspaceSymbolProvider: true,
  renameProvider: { prepareProvider: true },
};

/** Files and folders whose renaming changes paths behind `use`. */
const renamedFiles = {
  filters: [
    { pattern: { glob: "**/*.coachplan", matches: FileOperationPatternKind.file } },
    { pattern: { glob: "**", matches: FileOperationPatternKind.folder } },
  ],
};

/** What is shown in and beside the text. */
const showing: ServerCapabilities = {
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    full: { delta: true },
    range: true,
  },
  inlayHintProvider: { resolveProvider: true },
  codeLensProvider: { resolveProvider: true },
  signatureHelpProvider: { triggerCharacters: [":", " "], retriggerCharacters: [",", ";"] },
};

const [firstSign, ...moreSigns] = typedSigns;
const formatting: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: { rangesSupport: true },
  documentOnTypeFormattingProvider: {
    firstTriggerCharacter: firstSign,
    moreTriggerCharacter: [...moreSigns],
  },
};

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
      ...navigation,
      ...showing,
      ...formatting,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: client.resolvesEdits },
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
