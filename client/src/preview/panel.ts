import {
  commands,
  Disposable,
  env,
  l10n,
  type TextDocument,
  type TextEditor,
  type Uri,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import {
  changedTimeline,
  type FromPage,
  type PortfolioParams,
  portfolioRequest,
  type TimelineChanges,
  type TimelineParams,
  type TimelineResult,
  type ToPage,
  timelineRequest,
  type Wish,
  withinPortfolio,
} from "../../../server/src/protocol.ts";
import { fulfil, stepBack } from "./doing.ts";
import { latest } from "./latest.ts";
import { pageFolder, pageHtml } from "./page.ts";
import { isPlan, offerEngagement, openDocument, putCursor } from "./text.ts";

/** A panel while it is open: which document it shows, and the messages from and to its page. */
export class TimelinePanel {
  readonly #panel: WebviewPanel;
  readonly #client: BaseLanguageClient;
  readonly #subscriptions: Disposable;
  /** Asks the server for what there is now. */
  readonly refresh: () => void;
  #uri: string;
  #pinned: boolean;
  #shown: Shown | undefined;
  /** The version of the document for which the server was asked a second time. */
  #askedAgainFor = 0;
  /** Counts how often documents were opened and closed: their versions begin anew. */
  #opening = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    panel: WebviewPanel,
    extension: Uri,
    client: BaseLanguageClient,
    { uri, pinned }: { readonly uri: string; readonly pinned: boolean },
  ) {
    this.#panel = panel;
    this.#client = client;
    this.#uri = uri;
    this.#pinned = pinned;
    this.refresh = latest(() => this.#ask());
    this.#subscriptions = Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message)),
      window.onDidChangeActiveTextEditor((editor) => {
        if (isPlan(editor) && this.follows) this.#follow(editor.document.uri.toString());
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#pointAt(textEditor)),
      // Whichever plan changes: the one shown may use its people.
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === "coachplan" && contentChanges.length > 0) this.refresh();
      }),
      workspace.onDidRenameFiles(({ files }) => {
        const renamed = files.find(({ oldUri }) => oldUri.toString() === this.#uri);
        if (renamed) this.#follow(renamed.newUri.toString());
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

  /** The address of the plan that it shows, or of the portfolio. */
  get uri(): string {
    return this.#uri;
  }

  get isPortfolio(): boolean {
    return withinPortfolio(this.#uri) !== undefined;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  /** Whether it shows whichever plan the author works on. */
  get follows(): boolean {
    return !this.#pinned && !this.isPortfolio;
  }

  /** Whether it has the keyboard, or is in front where it last had it. */
  get isActive(): boolean {
    return this.#panel.active;
  }

  /** Keeps it with its plan, whatever the author opens, or lets it follow again. */
  pin(pinned: boolean): void {
    this.#pinned = pinned;
    this.#setTitle();
    this.#send({ type: "pinned", pinned });
    if (!this.follows) return;
    const { activeTextEditor, visibleTextEditors } = window;
    const plans = [activeTextEditor, ...visibleTextEditors].filter(isPlan);
    // The keyboard may be in the panel itself: then its own plan is meant, or another one that can be seen.
    const own = plans.find(({ document }) => document.uri.toString() === this.#uri);
    const plan = isPlan(activeTextEditor) ? activeTextEditor : (own ?? plans[0]);
    if (plan) this.#follow(plan.document.uri.toString());
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
    clearTimeout(this.#again);
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
    const within = withinPortfolio(this.#uri);
    const name = nameOf(this.#uri);
    if (within) this.#panel.title = portfolioTitle(within);
    else if (name === "") this.#panel.title = l10n.t("Timeline");
    else
      this.#panel.title = this.#pinned ? l10n.t("Timeline, kept: {0}", name) : l10n.t("Timeline: {0}", name);
  }

  /** Asks for the model of the document as it is now and shows it, unless something newer is shown already. */
  async #ask(): Promise<void> {
    if (this.#client.state !== State.Running || this.#uri === "") return;
    const uri = this.#uri;
    const opening = this.#opening;
    const shown = this.#shown?.model.uri === uri ? this.#shown : undefined;
    try {
      const answer = await this.#modelOf(uri, shown?.model.resultId);
      if (answer === null || uri !== this.#uri || opening !== this.#opening) return;
      const changes = "changes" in answer ? answer : undefined;
      const model = "changes" in answer ? changedTimeline(shown?.model, answer) : answer;
      if (!model) {
        // The changes are those of something else: all of it, then.
        this.#shown = undefined;
        this.refresh();
        return;
      }
      const isOlder = shown?.opening === opening && model.version < shown.model.version;
      if (isOlder) return;
      this.#shown = { model, opening };
      this.#show(this.#shown, changes);
      // The question may have overtaken the change that it was about.
      const version = openDocument(uri)?.version ?? 0;
      if (version > model.version && version > this.#askedAgainFor) {
        this.#askedAgainFor = version;
        this.refresh();
      }
    } catch (error) {
      // A server that is being restarted, or an answer that was cancelled: the next change asks again. Where nothing
      // is shown yet nobody waits for a change.
      if (this.#shown?.model.uri !== this.#uri) this.#again = setTimeout(this.refresh, 1000);
      this.#client.debug(`No timeline for ${uri}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** What is to be shown of that document, or what has changed since the answer of that name. */
  #modelOf(uri: string, resultId: string | undefined): Promise<TimelineResult> {
    const previous = resultId === undefined ? {} : { previousResultId: resultId };
    const within = withinPortfolio(uri);
    if (within) {
      const params: PortfolioParams = { title: portfolioTitle(within), within, ...previous };
      return this.#client.sendRequest<TimelineResult>(portfolioRequest, params);
    }
    const params: TimelineParams = { textDocument: { uri }, ...previous };
    return this.#client.sendRequest<TimelineResult>(timelineRequest, params);
  }

  /** Tells the page; only what has changed, where that is known. */
  #show({ model, opening }: Shown, changes?: TimelineChanges): void {
    if (changes) this.#send({ type: "changed", ...changes, opening });
    else this.#send({ type: "show", model, locale: env.language, opening });
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
        this.#send({ type: "pinned", pinned: this.#pinned });
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
      case "stopComparing":
        void commands.executeCommand("coachplan.stopComparing", this.#uri);
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
  readonly model: Exclude<TimelineResult, TimelineChanges | null>;
  readonly opening: number;
}

function portfolioTitle(within: readonly string[]): string {
  const [first] = within;
  if (first === undefined) return l10n.t("Portfolio");
  return within.length === 1
    ? l10n.t("Portfolio: {0}", nameOf(first))
    : l10n.t("Portfolio of {0} places", within.length);
}

/** Of a file or a folder, without the folders around it. */
function nameOf(uri: string): string {
  const path = uri.replace(/\/$/, "");
  return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
}
