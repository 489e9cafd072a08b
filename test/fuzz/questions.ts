/** Everything that an editor may ask of a document, in the forms in which LSP asks it. */
import type { Position } from "../../server/src/text/lines.ts";

/** What a question is about. */
export interface Subject {
  readonly uri: string;
  readonly at: Position;
  readonly to: Position;
}

const options = { tabSize: 2, insertSpaces: true };

const document = ({ uri }: Subject) => ({ textDocument: { uri } });
const position = (subject: Subject) => ({ ...document(subject), position: subject.at });
const range = (subject: Subject) => ({ ...document(subject), range: { start: subject.at, end: subject.to } });

/** Methods with the params that they take. What a server does not know it answers as such. */
export const questions: Readonly<Record<string, (subject: Subject) => unknown>> = {
  "textDocument/diagnostic": document,
  "textDocument/documentSymbol": document,
  "textDocument/foldingRange": document,
  "textDocument/codeLens": document,
  "textDocument/documentLink": document,
  "textDocument/semanticTokens/full": document,
  "textDocument/semanticTokens/full/delta": (subject) => ({ ...document(subject), previousResultId: "1" }),
  "textDocument/documentColor": document,
  "textDocument/formatting": (subject) => ({ ...document(subject), options }),
  "coachplan/timeline": document,
  "textDocument/completion": position,
  "textDocument/hover": position,
  "textDocument/signatureHelp": position,
  "textDocument/definition": position,
  "textDocument/declaration": position,
  "textDocument/typeDefinition": position,
  "textDocument/implementation": position,
  "textDocument/documentHighlight": position,
  "textDocument/linkedEditingRange": position,
  "textDocument/prepareCallHierarchy": position,
  "textDocument/prepareRename": position,
  "textDocument/references": (subject) => ({ ...position(subject), context: { includeDeclaration: true } }),
  "textDocument/rename": (subject) => ({ ...position(subject), newName: "renamed" }),
  "textDocument/selectionRange": (subject) => ({ ...document(subject), positions: [subject.at, subject.to] }),
  "textDocument/onTypeFormatting": (subject) => ({ ...position(subject), ch: "}", options }),
  "textDocument/rangeFormatting": (subject) => ({ ...range(subject), options }),
  "textDocument/codeAction": (subject) => ({ ...range(subject), context: { diagnostics: [] } }),
  "textDocument/inlayHint": range,
  "textDocument/semanticTokens/range": range,
  "workspace/symbol": () => ({ query: "a" }),
  "workspace/willRenameFiles": ({ uri }) => ({ files: [{ oldUri: uri, newUri: `${uri}.coachplan` }] }),
  "workspace/executeCommand": () => ({ command: "nobody knows this", arguments: [] }),
};

/** Those whose answers say all that there is to say of a document. */
export const wholeQuestions: readonly string[] = [
  "textDocument/diagnostic",
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/codeLens",
  "textDocument/documentLink",
  "textDocument/semanticTokens/full",
  "textDocument/inlayHint",
  "coachplan/timeline",
];

/** Those whose answers depend on what was asked before. */
export const incomparable: readonly string[] = ["textDocument/semanticTokens/full/delta"];

/** An editor that can do all that the server knows to make use of. */
export const ableEditor = {
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename"] },
  },
};
