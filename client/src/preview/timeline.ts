import {
  commands,
  Disposable,
  env,
  l10n,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import {
  type FromPage,
  type PortfolioResult,
  portfolioRequest,
  portfolioUri,
  type TimelineParams,
  type TimelineResult,
  type ToPage,
  timelineChanged,
  timelineRequest,
  type Wish,
} from "../../../server/src/protocol.ts";
import { fulfil, stepBack } from "./doing.ts";
import { latest } from "./latest.ts";
import { pageFolder, pageHtml } from "./page.ts";

const viewType = "coachplan.timeline";

/**
 * The timeline beside the text. One panel follows the plan that the author works on; what it shows is drawn by its
 * page from the server's model, and stays until there is something newer.
 */
export function registerTimeline(extension: Uri, client: BaseLanguageClient): Disposable {
  let panel: TimelinePanel | undefined;

  const adopt = (webview: WebviewPanel, uri: string) => {
    const adopted = new TimelinePanel(webview, extension, client, uri);
    panel = adopted;
    webview.onDidDispose(() => {
      adopted.dispose();
      if (panel === adopted) panel = undefined;
    });
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
    if (panel) panel.reveal(uri);
    else adopt(createPanel(extension), uri);
  };

  const revive = async (webview: WebviewPanel, state: unknown) => {
    panel?.close();
    const uri = rememberedUri(state) ?? activePlan()?.document.uri.toString();
    adopt(webview, uri ?? "");
    // The server only knows documents that are open. One that has gone in the meantime leaves the panel empty until
    // it can follow another.
    if (uri !== undefined) await workspace.openTextDocument(Uri.parse(uri)).then(undefined, () => undefined);
  };

  return Disposable.from(
    commands.registerCommand("coachplan.openTimeline", open),
    commands.registerCommand("coachplan.openPortfolio", () => {
      if (panel) panel.reveal(portfolioUri);
      else adopt(createPanel(extension), portfolioUri);
    }),
    window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel: revive }),
    client.onNotification(timelineChanged, () => panel?.refresh()),
    { dispose: () => panel?.close() },
  );
}

/** The panel while it is open: which document it shows, and the messages from and to its page. */
class TimelinePanel {
  readonly #panel: WebviewPanel;
  readonly #client: BaseLanguageClient;
  readonly #subscriptions: Disposable;
  /** Asks the server for what there is now. */
  readonly refresh: () => void;
  #uri: string;
  #shown: Shown | undefined;
  /** The version of the document for which the server was asked a second time. */
  #askedAgainFor = 0;
  /** Counts how often documents were opened and closed: their versions begin anew. */
  #opening = 0;

  constructor(panel: WebviewPanel, extension: Uri, client: BaseLanguageClient, uri: string) {
    this.#panel = panel;
    this.#client = client;
    this.#uri = uri;
    this.refresh = latest(() => this.#ask());
    this.#subscriptions = Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message)),
      window.onDidChangeActiveTextEditor((editor) => {
        // A portfolio stays: it is of all plans.
        if (isPlan(editor) && this.#uri !== portfolioUri) this.#follow(editor.document.uri.toString());
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#pointAt(textEditor)),
      // Whichever plan changes: the one shown may use its people.
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === "coachplan" && contentChanges.length > 0) this.refresh();
      }),
      workspace.onDidOpenTextDocument((document) => this.#beginAnew(document)),
      workspace.onDidCloseTextDocument((document) => this.#beginAnew(document)),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.refresh();
      }),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extension)] };
    panel.webview.html = pageHtml(panel.webview, extension);
    this.#setTitle();
  }

  /** Brings the panel to the front, with that document. The cursor stays in the text. */
  reveal(uri: string): void {
    this.#panel.reveal(undefined, true);
    this.#follow(uri);
  }

  close(): void {
    this.#panel.dispose();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #follow(uri: string): void {
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.#askedAgainFor = 0;
    this.#setTitle();
    this.refresh();
  }

  #beginAnew(document: TextDocument): void {
    if (document.uri.toString() !== this.#uri) return;
    this.#opening += 1;
    this.#askedAgainFor = 0;
    this.refresh();
  }

  #setTitle(): void {
    if (this.#uri === portfolioUri) {
      this.#panel.title = l10n.t("Portfolio");
      return;
    }
    const name = this.#uri.slice(this.#uri.lastIndexOf("/") + 1);
    this.#panel.title = name ? l10n.t("Timeline: {0}", decodeURIComponent(name)) : l10n.t("Timeline");
  }

  /** Asks for the model of the document as it is now and shows it, unless something newer is shown already. */
  async #ask(): Promise<void> {
    if (this.#client.state !== State.Running || this.#uri === "") return;
    const uri = this.#uri;
    const opening = this.#opening;
    const params: TimelineParams = { textDocument: { uri } };
    try {
      const model =
        uri === portfolioUri
          ? await this.#client.sendRequest<PortfolioResult>(portfolioRequest, { title: l10n.t("Portfolio") })
          : await this.#client.sendRequest<TimelineResult>(timelineRequest, params);
      if (model === null || uri !== this.#uri || opening !== this.#opening) return;
      const shown = this.#shown;
      const isOlder =
        shown?.opening === opening && shown.model.uri === uri && model.version < shown.model.version;
      if (isOlder) return;
      this.#shown = { model, opening };
      this.#show(this.#shown);
      // The question may have overtaken the change that it was about.
      const version = openDocument(uri)?.version ?? 0;
      if (version > model.version && version > this.#askedAgainFor) {
        this.#askedAgainFor = version;
        this.refresh();
      }
    } catch (error) {
      // A server that is being restarted, or an answer that was cancelled: the next change asks again.
      this.#client.debug(`No timeline for ${uri}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #show({ model, opening }: Shown): void {
    this.#send({ type: "show", model, locale: env.language, opening });
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === model.uri);
    if (editor) this.#pointAt(editor);
  }

  #pointAt({ document, selection }: TextEditor): void {
    const uri = document.uri.toString();
    if (uri === this.#uri) this.#send({ type: "cursor", uri, offset: document.offsetAt(selection.active) });
  }

  #send(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }

  async #answer(number: number, wish: Wish): Promise<void> {
    const failed = l10n.t("Coachplan does not answer just now. Try once more in a moment.");
    const answer = await fulfil(this.#client, wish).catch((error: unknown) => {
      this.#client.debug(`The timeline's wish: ${error instanceof Error ? error.message : String(error)}`);
      return { refused: failed };
    });
    this.#send({ type: "answer", number, answer });
  }

  #hear(message: FromPage): void {
    switch (message.type) {
      case "ready":
        // A page that was hidden starts anew: what was last seen comes back at once, then what is new.
        if (this.#shown?.model.uri === this.#uri) this.#show(this.#shown);
        this.refresh();
        return;
      case "reveal":
        void putCursor(message.uri, message.start);
        return;
      case "start":
        void offerEngagement(message.uri);
        return;
      case "ask":
        void this.#answer(message.number, message.wish);
        return;
      case "undo":
      case "redo":
        void stepBack(message.type, message.uri, () => this.#panel.reveal());
        return;
      case "failed":
        this.#client.error(`The timeline's page: ${message.message}`, undefined, false);
        return;
    }
  }
}

/** What the page shows, and in which opening of the document it was asked for. */
interface Shown {
  readonly model: NonNullable<TimelineResult>;
  readonly opening: number;
}

function createPanel(extension: Uri): WebviewPanel {
  const beside = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  const panel = window.createWebviewPanel(viewType, l10n.t("Timeline"), beside);
  const icon = (name: string) => Uri.joinPath(extension, "icons", name);
  panel.iconPath = { light: icon("timeline-light.svg"), dark: icon("timeline-dark.svg") };
  return panel;
}

/** Puts the cursor at an offset of that document (UTF-16), where it stands or in the first column, with the keyboard. */
async function putCursor(uri: string, offset: number): Promise<void> {
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document = open?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
  const at = document.positionAt(offset);
  await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    selection: new Range(at, at),
  });
}

/** Opens the list of what may stand at the end of the document, on an empty line. */
async function offerEngagement(uri: string): Promise<void> {
  const document = openDocument(uri) ?? (await workspace.openTextDocument(Uri.parse(uri)));
  await putCursor(uri, document.getText().length);
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return;
  const last = document.lineAt(document.lineCount - 1);
  if (!last.isEmptyOrWhitespace) await editor.edit((edit) => edit.insert(last.range.end, "\n\n"));
  await commands.executeCommand("editor.action.triggerSuggest");
}

function openDocument(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The plan that has the keyboard, else one that can be seen. */
function activePlan(): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  return isPlan(activeTextEditor) ? activeTextEditor : visibleTextEditors.find(isPlan);
}

function isPlan(editor: TextEditor | undefined): editor is TextEditor {
  return editor?.document.languageId === "coachplan";
}

/** The document of a page from before the window was closed; its page keeps its address in its state. */
function rememberedUri(state: unknown): string | undefined {
  if (typeof state !== "object" || state === null || !("uri" in state)) return undefined;
  return typeof state.uri === "string" ? state.uri : undefined;
}
