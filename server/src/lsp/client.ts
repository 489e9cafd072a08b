import type { InitializeParams } from "vscode-languageserver";

/** What the client at the other end can do, as far as it matters to us. */
export interface Client {
  /** It asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  /** It asks again for all diagnostics when told to. */
  readonly refreshesDiagnostics: boolean;
  /** It answers `workspace/configuration`. */
  readonly hasConfiguration: boolean;
  /** It can be asked to tell of changed files, and of changed settings. */
  readonly watchesFiles: boolean;
  readonly registersSettings: boolean;
  /** A fix may hold snippets, a completion too. */
  readonly snippetsInEdits: boolean;
  readonly snippetsInCompletion: boolean;
  /** Some signs may accept a completion. */
  readonly commitsInCompletion: boolean;
  /** It asks for the edits of a fix only when the fix is taken. */
  readonly resolvesEdits: boolean;
  /** A fix may make a new file. */
  readonly createsFiles: boolean;
  /** An edit may say for which version of each document it is, and what it is for. */
  readonly versionsInEdits: boolean;
  readonly annotatesEdits: boolean;
  /** A definition may tell the words that it starts from and the whole block that it leads to. */
  readonly linksDefinitions: boolean;
  /** It asks again for what is shown beside the text when told to. */
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesColours: boolean;
  /** Parts of a form may be told by their places in it. */
  readonly offsetsInSignatures: boolean;
  /** It has the commands that code lenses run. */
  readonly runsCommands: boolean;
  /** It answers `coachplan/readFile` and `coachplan/listFiles`. */
  readonly lendsFiles: boolean;
  readonly wantsTimelineChanges: boolean;
  /** It knows VS Code's command that opens the list of completions again. */
  readonly retriggers: boolean;
  /** The folders that are open, as `file:///…` addresses without a slash at their end. */
  readonly roots: readonly string[];
  readonly initializationOptions: unknown;
  /** The reader's language, as a BCP 47 tag. */
  readonly locale: string | undefined;
}

/** Reads `initialize`. Whatever a client leaves out or sends in a strange form counts as “cannot”. */
export function clientOf(params: Partial<InitializeParams>): Client {
  const { textDocument, workspace } = params.capabilities ?? {};
  const options: unknown = params.initializationOptions;
  const says = (name: string) =>
    typeof options === "object" &&
    options !== null &&
    Object.entries(options).some(([key, value]) => key === name && value === true);
  const edits = workspace?.workspaceEdit;
  const actions = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    snippetsInEdits: edits?.snippetEditSupport === true,
    snippetsInCompletion: textDocument?.completion?.completionItem?.snippetSupport === true,
    commitsInCompletion: textDocument?.completion?.completionItem?.commitCharactersSupport === true,
    resolvesEdits:
      actions?.dataSupport === true && actions.resolveSupport?.properties?.includes("edit") === true,
    createsFiles: edits?.documentChanges === true && edits.resourceOperations?.includes("create") === true,
    versionsInEdits: edits?.documentChanges === true,
    annotatesEdits: edits?.changeAnnotationSupport !== undefined,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesColours: workspace?.semanticTokens?.refreshSupport === true,
    offsetsInSignatures:
      textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
    runsCommands: says("commands"),
    lendsFiles: says("files"),
    wantsTimelineChanges: says("timelineChanges"),
    retriggers: says("retrigger"),
    roots: rootsOf(params),
    initializationOptions: options,
    locale: typeof params.locale === "string" ? params.locale : undefined,
  };
}

function rootsOf({ workspaceFolders, rootUri }: Partial<InitializeParams>): string[] {
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? [];
  const named = folders.length > 0 ? folders : [rootUri];
  return named.filter((uri) => typeof uri === "string").map((uri) => uri.replace(/\/+$/, ""));
}
