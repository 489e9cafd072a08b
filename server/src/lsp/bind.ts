import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  DocumentSymbolParams,
  FoldingRangeParams,
  HoverParams,
  InlineCompletionParams,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { type CodeActionOptions, codeAction, resolveCodeAction } from "../features/codeAction.ts";
import { completion, resolveCompletion } from "../features/completion.ts";
import { documentSymbol } from "../features/documentSymbol.ts";
import { foldingRange } from "../features/foldingRange.ts";
import { hover } from "../features/hover.ts";
import { inlineCompletion } from "../features/inlineCompletion.ts";
import { sortFields } from "../features/sortFields.ts";
import { asking } from "./asking.ts";
import type { Client } from "./client.ts";
import { bindDoing } from "./doing.ts";
import { bindFormatting } from "./formatting.ts";
import type { Guard } from "./guard.ts";
import { bindHanding } from "./handing.ts";
import { bindNavigation } from "./navigation.ts";
import type { Session } from "./session.ts";
import { bindShowing } from "./showing.ts";

/** Puts each feature behind its method. A feature sees one snapshot and knows nothing of the connection. */
export function bindFeatures(connection: Connection, session: Session, { guarded, refused }: Guard): void {
  const asked = asking(session, guarded);
  const { about, atLength, judged } = asked;
  bindNavigation(connection, asked, refused);
  bindShowing(connection, asked);
  bindFormatting(connection, asked);
  bindDoing(connection, asked);
  bindHanding(connection, asked);
  connection.onRequest(
    "textDocument/diagnostic",
    judged<DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { kind: "full", items: [] },
      (snapshot, { textDocument, previousResultId }, { report }) =>
        report(snapshot, textDocument.uri, previousResultId),
    ),
  );
  connection.onRequest(
    "workspace/diagnostic",
    guarded(
      "workspace/diagnostic",
      { items: [] },
      async (
        { previousResultIds = [], partialResultToken: token }: WorkspaceDiagnosticParams,
        cancel,
      ): Promise<WorkspaceDiagnosticReport> => {
        const tell =
          token === undefined
            ? undefined
            : (items: WorkspaceDocumentDiagnosticReport[]) =>
                void connection.sendNotification("$/progress", { token, value: { items } });
        return (await session.elsewhere.pull(previousResultIds, tell, cancel)) ?? { items: [] };
      },
    ),
  );
  connection.onCompletion(
    about("textDocument/completion", null, (snapshot, params: CompletionParams, { client }) =>
      completion(snapshot, params, {
        snippets: client.snippetsInCompletion,
        retrigger: client.retriggers,
        commits: client.commitsInCompletion,
      }),
    ),
  );
  connection.onCompletionResolve(async (item, cancel) => {
    const uri = addressOf(item);
    const resolve = about(
      "completionItem/resolve",
      item,
      (snapshot, params: { textDocument: { uri: string }; item: CompletionItem }) =>
        resolveCompletion(snapshot, params.item),
    );
    return uri === undefined ? item : resolve({ textDocument: { uri }, item }, cancel);
  });
  connection.languages.inlineCompletion.on(
    about("textDocument/inlineCompletion", null, (snapshot, params: InlineCompletionParams, { client }) =>
      inlineCompletion(snapshot, params, { movesCursor: client.retriggers }),
    ),
  );
  connection.onHover(
    about("textDocument/hover", null, (snapshot, params: HoverParams) => hover(snapshot, params)),
  );
  connection.onDocumentSymbol(
    atLength("textDocument/documentSymbol", null, (snapshot, params: DocumentSymbolParams) =>
      documentSymbol(snapshot, params),
    ),
  );
  connection.onFoldingRanges(
    about("textDocument/foldingRange", null, (snapshot, params: FoldingRangeParams) =>
      foldingRange(snapshot, params),
    ),
  );
  connection.onCodeAction(
    about("textDocument/codeAction", null, (snapshot, params: CodeActionParams, { client }) => [
      ...codeAction(snapshot, params, codeActionOptions(client)),
      ...sortFields(snapshot, params),
    ]),
  );
  connection.onCodeActionResolve(async (action, cancel) => {
    const uri = addressOf(action);
    const resolve = about(
      "codeAction/resolve",
      action,
      (snapshot, params: { textDocument: { uri: string }; action: CodeAction }, { client }) =>
        resolveCodeAction(snapshot, params.action, codeActionOptions(client)),
    );
    return uri === undefined ? action : resolve({ textDocument: { uri }, action }, cancel);
  });
}

function codeActionOptions(client: Client): CodeActionOptions {
  return { snippets: client.snippetsInEdits, newFiles: client.createsFiles, lazy: client.resolvesEdits };
}

/** The document that a completion or an action belongs to, as it carries it. */
function addressOf({ data }: CompletionItem | CodeAction): string | undefined {
  const carries: unknown = data;
  return typeof carries === "object" &&
    carries !== null &&
    "uri" in carries &&
    typeof carries.uri === "string"
    ? carries.uri
    : undefined;
}
