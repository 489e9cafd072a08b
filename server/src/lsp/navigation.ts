import type {
  CallHierarchyIncomingCallsParams,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  Connection,
  DefinitionParams,
  DocumentHighlightParams,
  DocumentLinkParams,
  LinkedEditingRangeParams,
  LocationLink,
  PrepareRenameParams,
  ReferenceParams,
  RenameFilesParams,
  RenameParams,
  ResponseError,
  SelectionRangeParams,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "../features/callHierarchy.ts";
import { definition } from "../features/definition.ts";
import { documentHighlight } from "../features/documentHighlight.ts";
import { documentLink, resolveLink } from "../features/documentLink.ts";
import { linkedEditingRange } from "../features/linkedEditingRange.ts";
import { references } from "../features/references.ts";
import { prepareRename, type Refusal, rename } from "../features/rename.ts";
import { selectionRange } from "../features/selectionRange.ts";
import { willRenameFiles } from "../features/willRenameFiles.ts";
import { workspaceSymbol } from "../features/workspaceSymbol.ts";
import type { Asking } from "./asking.ts";
import type { Client } from "./client.ts";

/** Puts the features of finding one's way behind their methods. */
export function bindNavigation(
  connection: Connection,
  { about, anywhere, finishing }: Asking,
  refused: (words: string) => ResponseError<void>,
): void {
  /** A refusal is an error with words for the author: editors show them at the cursor. */
  const orRefusal = <Result extends object>(answer: Result | Refusal): Result | ResponseError<void> =>
    "refused" in answer ? refused(answer.refused) : answer;
  connection.onDefinition(
    about("textDocument/definition", null, (snapshot, params: DefinitionParams, { client }) =>
      places(client, definition(snapshot, params)),
    ),
  );
  connection.onDeclaration(
    about("textDocument/declaration", null, (snapshot, params: DefinitionParams, { client }) =>
      places(client, definition(snapshot, params)),
    ),
  );
  connection.onReferences(
    about("textDocument/references", null, (snapshot, params: ReferenceParams) =>
      references(snapshot, params),
    ),
  );
  connection.onDocumentHighlight(
    about("textDocument/documentHighlight", null, (snapshot, params: DocumentHighlightParams) =>
      documentHighlight(snapshot, params),
    ),
  );
  connection.onDocumentLinks(
    about("textDocument/documentLink", null, (snapshot, params: DocumentLinkParams) =>
      documentLink(snapshot, params),
    ),
  );
  connection.onDocumentLinkResolve(finishing("documentLink/resolve", resolveLink));
  connection.onSelectionRanges(
    about("textDocument/selectionRange", null, (snapshot, params: SelectionRangeParams) =>
      selectionRange(snapshot, params),
    ),
  );
  connection.languages.onLinkedEditingRange(
    about("textDocument/linkedEditingRange", null, (snapshot, params: LinkedEditingRangeParams) =>
      linkedEditingRange(snapshot, params),
    ),
  );
  connection.onWorkspaceSymbol(
    anywhere("workspace/symbol", null, (snapshot, params: WorkspaceSymbolParams) =>
      workspaceSymbol(snapshot, params),
    ),
  );
  connection.languages.callHierarchy.onPrepare(
    about("textDocument/prepareCallHierarchy", null, (snapshot, params: CallHierarchyPrepareParams) =>
      prepareCallHierarchy(snapshot, params),
    ),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    anywhere("callHierarchy/incomingCalls", null, (snapshot, params: CallHierarchyIncomingCallsParams) =>
      incomingCalls(snapshot, params),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    anywhere("callHierarchy/outgoingCalls", null, (snapshot, params: CallHierarchyOutgoingCallsParams) =>
      outgoingCalls(snapshot, params),
    ),
  );
  connection.onPrepareRename(
    about("textDocument/prepareRename", null, (snapshot, params: PrepareRenameParams) =>
      orRefusal(prepareRename(snapshot, params)),
    ),
  );
  connection.onRenameRequest(
    about("textDocument/rename", null, (snapshot, params: RenameParams, { client }) =>
      orRefusal(
        rename(snapshot, params, { versions: client.versionsInEdits, annotations: client.annotatesEdits }),
      ),
    ),
  );
  connection.onRequest(
    "workspace/willRenameFiles",
    anywhere("workspace/willRenameFiles", null, (snapshot, params: RenameFilesParams) =>
      willRenameFiles(snapshot, params),
    ),
  );
}

/** Plain places for clients that do not know links. */
function places({ linksDefinitions }: Client, links: LocationLink[] | null) {
  if (linksDefinitions || !links) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}
