import type { Connection } from "vscode-languageserver";
import { htmlOf } from "../exports/html.ts";
import { pdfOf } from "../exports/pdf.ts";
import { keyOf } from "../exports/pdf-letters.ts";
import { svgOf } from "../exports/svg.tsx";
import {
  type BaselineParams,
  type BaselineResult,
  baselineRequest,
  type ExportParams,
  type ExportResult,
  exportRequest,
  type PdfParams,
  type PdfResult,
  type PortfolioParams,
  type PortfolioResult,
  pdfRequest,
  portfolioRequest,
  portfolioUri,
  type TimelineParams,
  type TimelineResult,
  timelineChanged,
  timelineRequest,
  withinPortfolio,
} from "../protocol.ts";
import { buildTimeline } from "../timeline/build.ts";
import { compare, withBaseline } from "../timeline/compare.ts";
import { labelsFor } from "../timeline/labels.ts";
import { comparisonInMarkdown } from "../timeline/labels-comparison.ts";
import type { TimelineModel } from "../timeline/model.ts";
import { buildPortfolio } from "../timeline/portfolio.ts";
import { sameFile } from "../workspace/files.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import type { Asking } from "./asking.ts";
import { telling } from "./telling.ts";

/** Puts the timeline behind its methods: shown, compared with what it was, as a portfolio, and handed over. */
export function bindHanding(connection: Connection, { about, anywhere }: Asking): void {
  /** What plans are compared with, by their address, as long as the server lives. */
  const baselines = new Map<string, { readonly before: TimelineModel; readonly since: string }>();
  const tell = telling();
  connection.onRequest(
    timelineRequest,
    about(timelineRequest, null, (snapshot, params: TimelineParams): TimelineResult => {
      const { uri } = params.textDocument;
      const model = buildTimeline(snapshot, uri);
      if (!model) return null;
      const baseline = baselines.get(uri);
      const shown = baseline ? { ...withBaseline(baseline.before, model), since: baseline.since } : model;
      return tell(shown, params.previousResultId);
    }),
  );
  connection.onRequest(
    baselineRequest,
    about(
      baselineRequest,
      null,
      async (snapshot, params: BaselineParams, { client }): Promise<BaselineResult> => {
        const { uri } = params.textDocument;
        const before = params.text === null ? null : await timelineOfText(snapshot, uri, params.text);
        if (before) baselines.set(uri, { before, since: params.since });
        else baselines.delete(uri);
        if (client.wantsTimelineChanges) await connection.sendNotification(timelineChanged);
        const now = before && buildTimeline(snapshot, uri);
        if (!before || !now) return null;
        const { today } = snapshot;
        const words = { today, since: params.since, labels: labelsFor(params.locale) };
        return { markdown: comparisonInMarkdown(compare(before, now), words) };
      },
    ),
  );
  connection.onRequest(
    portfolioRequest,
    anywhere(
      portfolioRequest,
      null,
      (snapshot, { title, within = [], previousResultId }: PortfolioParams): PortfolioResult =>
        tell(portfolioOf(snapshot, within, "coach", title), previousResultId),
    ),
  );
  connection.onRequest(
    exportRequest,
    anywhere(exportRequest, null, (snapshot, params: ExportParams): ExportResult => {
      const { audience, format, locale, theme, page } = params;
      const model = handedOver(snapshot, params);
      if (!model) return null;
      return format === "svg"
        ? svgOf(model, { audience, locale, theme: theme ?? "light", width: svgWidth })
        : htmlOf(model, { audience, locale, theme, paper: params.paper ?? "A4", page });
    }),
  );
  connection.onRequest(
    pdfRequest,
    anywhere(pdfRequest, null, async (snapshot, params: PdfParams): Promise<PdfResult> => {
      const { audience, locale, paper = "A4" } = params;
      const model = handedOver(snapshot, params);
      if (!model) return null;
      const drawn = new Map(
        params.drawn.map((text) => [keyOf(text), { ...text, pixels: bytesOf(text.pixels) }]),
      );
      const { bytes, wanted } = await pdfOf(model, { audience, locale, paper, drawn });
      return wanted.length > 0 ? { wanted } : { pdf: base64Of(bytes) };
    }),
  );
}

/** What that audience gets; undefined where it is nothing. */
function handedOver(
  snapshot: Snapshot,
  { uri, audience, title }: Pick<ExportParams, "uri" | "audience" | "title">,
): TimelineModel | undefined {
  const within = withinPortfolio(uri);
  const model = within
    ? portfolioOf(snapshot, within, audience, title)
    : buildTimeline(snapshot, uri, audience);
  return model && model.engagements.length > 0 ? model : undefined;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  let signs = "";
  for (const byte of bytes) signs += String.fromCharCode(byte);
  return btoa(signs);
}

/** In px: what a sheet of A4 is wide on a screen, lying. */
const svgWidth = 1123;

function portfolioOf(
  snapshot: Snapshot,
  within: readonly string[],
  audience: ExportParams["audience"],
  title: string,
): TimelineModel {
  const places = within.map(sameFile);
  const isWithin = (uri: string) =>
    places.length === 0 ||
    places.some((place) => uri === place || uri.startsWith(`${place.replace(/\/$/, "")}/`));
  const uris = snapshot.documents.flatMap(({ uri }) => (isWithin(sameFile(uri)) ? [uri] : [])).sort();
  return { ...buildPortfolio(snapshot, uris, { audience, title }), uri: portfolioUri(within) };
}

/** What the timeline of a document was, or would be, with that text; whom it uses is as it is now. */
async function timelineOfText(snapshot: Snapshot, uri: string, text: string): Promise<TimelineModel | null> {
  const workspace = createWorkspace({
    files: {
      read: async (other) => snapshot.document(other)?.text,
      async *list() {},
    },
    today: () => snapshot.today,
  });
  workspace.configure(snapshot.settings);
  workspace.open(uri, 0, text);
  await workspace.settle(uri);
  return buildTimeline(workspace.snapshot(), uri);
}
