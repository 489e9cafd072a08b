// The timeline's page with a plan behind it: what the page wishes for is answered by the server's features, and done to a
// text, as the extension does it.
import type { Browser } from "playwright-core";
import { change } from "../../../server/src/features/change.ts";
import { choices } from "../../../server/src/features/choices.ts";
import { reschedule } from "../../../server/src/features/reschedule.ts";
import type { Answer, FromPage, Wish } from "../../../server/src/protocol.ts";
import { withoutStops } from "../../../server/src/text/snippet.ts";
import { buildTimeline } from "../../../server/src/timeline/build.ts";
import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import type { Snapshot } from "../../../server/src/workspace/snapshot.ts";
import { projectOf } from "../../support/project.ts";
import { openPanel, type Panel, type PanelOptions } from "./panel.ts";

/** A panel with the text behind it. */
export interface PlanPanel extends Panel {
  /** As it is now. */
  text(): string;
}

/** Opens the page with the timeline of a text. */
export async function openPlan(browser: Browser, text: string, options: PanelOptions): Promise<PlanPanel> {
  const { workspace, file, snapshot } = await projectOf(text);
  const { uri } = file;
  let version = 1;
  const now = (): string => workspace.snapshot().document(uri)?.text ?? "";
  const show = (): Promise<void> =>
    panel.send({ type: "show", model: timelineOf(workspace.snapshot(), uri), locale: "en-GB", opening: 0 });
  const hear = (message: FromPage): void => {
    if (message.type !== "ask") return;
    const { answer, edits, snippet } = answerTo(workspace.snapshot(), message.wish);
    if (edits.length > 0) {
      version += 1;
      const fromBelow = [...edits].sort((a, b) => b.range.start.line - a.range.start.line);
      const changes = fromBelow.map(({ range, newText }) => ({
        range,
        text: snippet ? withoutStops(newText) : newText,
      }));
      workspace.change(uri, version, changes);
      void show();
    }
    void panel.send({ type: "answer", number: message.number, answer });
  };
  const panel = await openPanel(browser, timelineOf(snapshot, uri), { ...options, hear });
  return { ...panel, text: now };
}

type Edits = Extract<NonNullable<ReturnType<typeof change>>, { readonly edits: unknown }>["edits"];

function answerTo(
  snapshot: Snapshot,
  wish: Wish,
): { readonly answer: Answer; readonly edits: Edits; readonly snippet: boolean } {
  const none = { edits: [], snippet: false };
  const unknown = { refused: "There is no such document." };
  switch (wish.kind) {
    case "choices": {
      const found = choices(snapshot, wish.params);
      return { ...none, answer: { choices: found ?? { waits: false, awaited: false } } };
    }
    case "change": {
      const result = change(snapshot, wish.params) ?? unknown;
      return "refused" in result ? { ...none, answer: result } : { ...result, answer: { moves: [] } };
    }
    case "reschedule": {
      const result = reschedule(snapshot, wish.params) ?? unknown;
      return "refused" in result
        ? { ...none, answer: result }
        : { answer: { moves: result.moves }, edits: result.edits, snippet: false };
    }
  }
}

function timelineOf(snapshot: Snapshot, uri: string): TimelineModel {
  const model = buildTimeline(snapshot, uri);
  if (!model) throw new Error("There is no such document.");
  return model;
}
