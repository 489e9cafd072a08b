import type {
  CodeLensParams,
  Connection,
  InlayHintParams,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  SignatureHelpParams,
} from "vscode-languageserver";
import { codeLens, type LensCommands, resolveCodeLens } from "../features/codeLens.ts";
import { inlayHint, resolveInlayHint } from "../features/inlayHint.ts";
import {
  type ColouredDocument,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
} from "../features/semanticTokens.ts";
import { signatureHelp } from "../features/signatureHelp.ts";
import { openTimelineCommand, showPlacesCommand } from "../protocol.ts";
import { sameFile } from "../workspace/files.ts";
import type { Asking } from "./asking.ts";
import type { Client } from "./client.ts";

/** Puts colours, hints, lenses and the help for what is being written behind their methods. */
export function bindShowing(connection: Connection, { about, atLength, finishing }: Asking): void {
  const { semanticTokens: tokens, inlayHint: hints } = connection.languages;
  const coloured = colourMemory();
  const none: SemanticTokens = { data: [] };
  tokens.on(
    atLength("textDocument/semanticTokens/full", none, (snapshot, params: SemanticTokensParams) =>
      coloured.keep(params, semanticTokens(snapshot, params, coloured.next())),
    ),
  );
  tokens.onDelta(
    about("textDocument/semanticTokens/full/delta", none, (snapshot, params: SemanticTokensDeltaParams) =>
      coloured.keep(params, semanticTokensDelta(snapshot, params, coloured.next(), coloured.before(params))),
    ),
  );
  tokens.onRange(
    about("textDocument/semanticTokens/range", none, (snapshot, params: SemanticTokensRangeParams) =>
      semanticTokensRange(snapshot, params),
    ),
  );
  hints.on(
    about("textDocument/inlayHint", null, (snapshot, params: InlayHintParams) => inlayHint(snapshot, params)),
  );
  hints.resolve(finishing("inlayHint/resolve", resolveInlayHint));
  connection.onCodeLens(
    about("textDocument/codeLens", null, (snapshot, params: CodeLensParams, { client }) =>
      codeLens(snapshot, params, commandsOf(client)),
    ),
  );
  connection.onCodeLensResolve(
    finishing("codeLens/resolve", (snapshot, lens, { client }) =>
      resolveCodeLens(snapshot, lens, commandsOf(client)),
    ),
  );
  connection.onSignatureHelp(
    about("textDocument/signatureHelp", null, (snapshot, params: SignatureHelpParams, { client }) =>
      signatureHelp(snapshot, params, { offsets: client.offsetsInSignatures }),
    ),
  );
}

function commandsOf({ runsCommands }: Client): LensCommands | undefined {
  return runsCommands ? { openTimeline: openTimelineCommand, showPlaces: showPlacesCommand } : undefined;
}

/** The last colours that each document was told, as many as an editor may have open. */
function colourMemory() {
  const last = new Map<string, ColouredDocument>();
  let count = 0;
  return {
    next: () => String(++count),
    before({ textDocument, previousResultId }: SemanticTokensDeltaParams): ColouredDocument | undefined {
      const known = last.get(sameFile(textDocument.uri));
      return known?.resultId === previousResultId ? known : undefined;
    },
    keep<Answer extends SemanticTokens | SemanticTokensDelta>(
      { textDocument }: SemanticTokensParams,
      { answer, coloured }: { readonly answer: Answer; readonly coloured: ColouredDocument },
    ): Answer {
      const key = sameFile(textDocument.uri);
      last.delete(key);
      last.set(key, coloured);
      const [oldest] = last.keys();
      if (last.size > most && oldest !== undefined) last.delete(oldest);
      return answer;
    },
  };
}

const most = 50;
