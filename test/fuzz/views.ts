/** What an editor shows of its documents: put together of whole answers, and of what has changed since. */
import assert from "node:assert/strict";

/** Asks the server. */
type Ask = (method: string, params: unknown) => Promise<unknown>;

/** What is shown of a document, by the question that it answers, in the form of a whole answer without its number. */
export type Shown = Readonly<Record<"textDocument/diagnostic" | "textDocument/semanticTokens/full", unknown>>;

export interface Views {
  /** Asks what has changed in a document since it was asked last. */
  update(uri: string): Promise<Shown>;
  /** The document is closed. */
  forget(uri: string): void;
}

interface View {
  readonly findings: Report;
  readonly colours: Tokens;
}

interface Report {
  readonly kind: "full" | "unchanged";
  readonly resultId?: string;
  readonly items?: unknown;
}

interface Tokens {
  readonly resultId?: string;
  readonly data: readonly number[];
}

interface Delta {
  readonly resultId?: string;
  readonly edits: readonly {
    readonly start: number;
    readonly deleteCount: number;
    readonly data?: readonly number[];
  }[];
}

export function createViews(ask: Ask): Views {
  const views = new Map<string, View>();
  return {
    async update(uri) {
      const before = views.get(uri);
      const findings = await findingsAfter(before?.findings, uri, ask);
      const colours = await coloursAfter(before?.colours, uri, ask);
      views.set(uri, { findings, colours });
      return {
        "textDocument/diagnostic": { kind: "full", items: findings.items },
        "textDocument/semanticTokens/full": { data: colours.data },
      };
    },
    forget: (uri) => void views.delete(uri),
  };
}

async function findingsAfter(before: Report | undefined, uri: string, ask: Ask): Promise<Report> {
  const report = (await ask("textDocument/diagnostic", {
    textDocument: { uri },
    previousResultId: before?.resultId,
  })) as Report;
  if (report.kind === "full") return report;
  assert.equal(report.resultId, before?.resultId, "unchanged since what was never said");
  return { ...before, ...report, kind: "full", items: before?.items };
}

async function coloursAfter(before: Tokens | undefined, uri: string, ask: Ask): Promise<Tokens> {
  const textDocument = { uri };
  if (before?.resultId === undefined)
    return (
      ((await ask("textDocument/semanticTokens/full", { textDocument })) as Tokens | null) ?? { data: [] }
    );
  const answer = (await ask("textDocument/semanticTokens/full/delta", {
    textDocument,
    previousResultId: before.resultId,
  })) as Tokens | Delta;
  if ("data" in answer) return answer;
  const data = [...before.data];
  for (const { start, deleteCount, data: put = [] } of [...answer.edits].sort((a, b) => b.start - a.start))
    data.splice(start, deleteCount, ...put);
  return { ...answer, data };
}
