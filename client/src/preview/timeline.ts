import { commands, Disposable, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { portfolioUri, timelineChanged, withinPortfolio } from "../../../server/src/protocol.ts";
import { TimelinePanel } from "./panel.ts";
import { activePlan } from "./text.ts";

const viewType = "coachplan.timeline";

/**
 * The timeline beside the text. One panel follows the plan that the author works on; others stay with the plan for
 * which they were pinned, and one shows a portfolio. What a panel shows is drawn by its page from the server's model,
 * and stays until there is something newer.
 */
export function registerTimeline(extension: Uri, client: BaseLanguageClient): Disposable {
  const panels = new Set<TimelinePanel>();
  const following = () => [...panels].find(({ follows }) => follows);
  const portfolio = () => [...panels].find(({ isPortfolio }) => isPortfolio);
  /** The one that the author means: in front, else the one that can be pinned or unpinned at all. */
  const meant = () =>
    [...panels].find(({ isActive }) => isActive) ?? [...panels].find(({ isPortfolio }) => !isPortfolio);

  const tellCommands = () => {
    const panel = meant();
    const canPin = panel?.follows === true && panel.uri !== "";
    void commands.executeCommand("setContext", "coachplan.canPinTimeline", canPin);
    void commands.executeCommand("setContext", "coachplan.canUnpinTimeline", panel?.pinned === true);
  };
  const adopt = (webview: WebviewPanel, uri: string, pinned = false) => {
    const panel = new TimelinePanel(webview, extension, client, { uri, pinned });
    panels.add(panel);
    webview.onDidChangeViewState(tellCommands);
    webview.onDidDispose(() => {
      panel.dispose();
      panels.delete(panel);
      tellCommands();
    });
    tellCommands();
  };

  const open = async (clicked?: unknown): Promise<void> => {
    // A menu gives the file, a code lens its address.
    if (typeof clicked === "string") return open(Uri.parse(clicked, true));
    const editor = clicked instanceof Uri ? await window.showTextDocument(clicked) : activePlan();
    if (!editor) {
      void window.showInformationMessage(l10n.t("Open a plan first (a .coachplan file), then its timeline."));
      return;
    }
    const uri = editor.document.uri.toString();
    const panel = [...panels].find((each) => each.pinned && each.uri === uri) ?? following();
    if (panel) panel.reveal(uri);
    else adopt(createPanel(extension), uri);
  };
  const openPortfolio = (within: readonly string[]) => {
    const uri = portfolioUri(within);
    const panel = portfolio();
    if (panel) panel.reveal(uri);
    else adopt(createPanel(extension), uri);
  };
  const pin = (pinned: boolean) => {
    const panel = meant();
    // Only one follows.
    if (!pinned) following()?.close();
    panel?.pin(pinned);
    tellCommands();
  };

  const revive = async (webview: WebviewPanel, state: unknown) => {
    const { uri = activePlan()?.document.uri.toString() ?? "", pinned } = remembered(state);
    const isPortfolio = withinPortfolio(uri) !== undefined;
    if (isPortfolio) portfolio()?.close();
    else if (!pinned) following()?.close();
    adopt(webview, uri, pinned);
    // The server only knows documents that are open. One that has gone in the meantime leaves the panel empty until
    // it can follow another.
    if (!isPortfolio && uri !== "")
      await workspace.openTextDocument(Uri.parse(uri)).then(undefined, () => undefined);
  };

  void commands.executeCommand("setContext", "coachplan.isActive", true);
  return Disposable.from(
    commands.registerCommand("coachplan.openTimeline", open),
    commands.registerCommand("coachplan.openPortfolio", () => openPortfolio([])),
    commands.registerCommand("coachplan.openPortfolioOfThese", (clicked?: unknown, chosen?: unknown) =>
      openPortfolio(addressesOf(Array.isArray(chosen) && chosen.length > 0 ? chosen : [clicked])),
    ),
    commands.registerCommand("coachplan.pinTimeline", () => pin(true)),
    commands.registerCommand("coachplan.unpinTimeline", () => pin(false)),
    window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel: revive }),
    client.onNotification(timelineChanged, () => {
      for (const panel of panels) panel.refresh();
    }),
    {
      dispose: () => {
        for (const panel of panels) panel.close();
      },
    },
  );
}

function createPanel(extension: Uri): WebviewPanel {
  const beside = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  const panel = window.createWebviewPanel(viewType, l10n.t("Timeline"), beside);
  const icon = (name: string) => Uri.joinPath(extension, "icons", name);
  panel.iconPath = { light: icon("timeline-light.svg"), dark: icon("timeline-dark.svg") };
  return panel;
}

/** Of what was chosen in the explorer. */
function addressesOf(chosen: readonly unknown[]): readonly string[] {
  return chosen.flatMap((each) => (each instanceof Uri ? [each.toString()] : []));
}

/** Of a page from before the window was closed, what it kept in its state. */
function remembered(state: unknown): { readonly uri?: string; readonly pinned: boolean } {
  if (typeof state !== "object" || state === null) return { pinned: false };
  return {
    ...("uri" in state && typeof state.uri === "string" ? { uri: state.uri } : {}),
    pinned: "pinned" in state && state.pinned === true,
  };
}
