/** The floor of a server on this library: it keeps the text and knows nothing. Its round trip is what ours is held against. */
import { createConnection, TextDocumentSyncKind, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const connection = createConnection(process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: {},
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    documentLinkProvider: {},
    semanticTokensProvider: { legend: { tokenTypes: [], tokenModifiers: [] }, full: { delta: true } },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(({ textDocument }) => {
  // One character is read, so that the text is really put together.
  documents.get(textDocument.uri)?.getText().charCodeAt(0);
  return { kind: "full", items: [] };
});
connection.onCompletion(() => []);
connection.languages.semanticTokens.on(() => ({ resultId: "1", data: [] }));
connection.languages.semanticTokens.onDelta(() => ({ resultId: "1", edits: [] }));
connection.onDocumentSymbol(() => []);
connection.onFoldingRanges(() => []);
connection.languages.inlayHint.on(() => []);
connection.onCodeLens(() => []);
connection.onDocumentLinks(() => []);
documents.listen(connection);
connection.listen();
