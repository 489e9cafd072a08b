import type {
  CodeLensRefreshRequest,
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  FileChangeType,
  FileEvent,
} from "vscode-languageserver";
import type { Day } from "../calendar/day.ts";
import { documentDiagnostic } from "../features/diagnostic.ts";
import { timelineChanged } from "../protocol.ts";
import { findingsAhead, type RuleFailure } from "../rules/findings.ts";
import type { Edit } from "../text/edit.ts";
import { type Files, isInside } from "../workspace/files.ts";
import { settingsFileName } from "../workspace/settingsFile.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { createBesides } from "./besides.ts";
import type { Client } from "./client.ts";
import { createReports, reportOf, resultIdOf, rulePageOf } from "./diagnostics.ts";
import { tellingOnce, wordsFor } from "./failures.ts";
import { filesFor } from "./files.ts";
import { createPace } from "./pace.ts";
import { createReading } from "./reading.ts";
import { loadSettings } from "./settings.ts";
import { createWarmUp } from "./warmUp.ts";
import { createWorkspaceDiagnostics, type WorkspaceDiagnostics } from "./workspaceDiagnostics.ts";

/** What the machine lends the server. */
export interface Environment {
  /** Reads `file:` addresses; undefined where there is no disk. */
  readonly disk: Files | undefined;
  /** Address of the folder of the rules' pages, with its slash; undefined where they lie nowhere to be opened. */
  readonly rulePages?: string | undefined;
  /** Whether the process has only just begun for this client, and its code is still slow: then it is warmed up. */
  readonly isNew?: boolean;
  /** The machine's date. */
  today(): Day;
}

/** One client's workspace: what it has open, its settings, and what it was told. */
export interface Session {
  readonly client: Client;
  /** Reads settings, then the plans of the open folders. What depends on the latter is told again afterwards. */
  start(): Promise<void>;
  stop(): void;
  open(uri: string, version: number, text: string): void;
  change(uri: string, version: number, edits: readonly Edit[]): void;
  close(uri: string): Promise<void>;
  changedOnDisk(changes: readonly FileEvent[]): Promise<void>;
  /** The settings have to be read again; `pushed` is the section `coachplan` where the client sent it along. */
  settingsChanged(pushed: unknown): Promise<void>;
  foldersChanged(added: readonly string[], removed: readonly string[]): Promise<void>;
  /** The newest state, once what the document uses is read; undefined where the document is not known. */
  snapshotFor(uri: string): Promise<Snapshot | undefined>;
  /**
   * The same once the rules have looked at the document: at a long one that is new in pieces, as long as `isWanted`
   * says so.
   */
  lookedAt(uri: string, isWanted: () => boolean): Promise<Snapshot | undefined>;
  /** The newest state of everything that is known. */
  snapshot(): Promise<Snapshot>;
  /** When what was asked together with this has been answered. */
  last(): Promise<void>;
  /** The answer to a client that pulls. */
  report(snapshot: Snapshot, uri: string, previous: string | undefined): DocumentDiagnosticReport;
  /** What is found in files that are not open, for a client that pulls. */
  readonly elsewhere: Pick<WorkspaceDiagnostics, "pull">;
}

/** Begins to work for a client that has said `initialize`. */
export function createSession(
  connection: Connection,
  client: Client,
  environment: Environment,
  log: (line: string) => void,
): Session {
  const files = filesFor(connection, { lendsFiles: client.lendsFiles, disk: environment.disk });
  const workspace = createWorkspace({ files, today: environment.today });
  const reports = createReports();
  const open = new Set<string>();
  const tell = tellingOnce(log);
  let roots = [...client.roots];
  let pushed: unknown;
  let ready: Promise<void> = Promise.resolve();
  /** What a client that pulls was last told of its open documents. */
  const pulled = new Map<string, string>();
  /** Documents whose files are being read again, because they were closed. */
  const closing = new Map<string, Promise<void>>();
  let settingsFile: string | undefined;
  let settingsAsked = 0;
  let publishing: ReturnType<typeof setTimeout> | undefined;

  workspace.setFolders(roots);

  // A message that cannot be sent is one to a client that has gone; the end of its connection ends us as well.
  const send = (sending: Promise<unknown>) => void sending.catch(() => {});

  const readSettings = async () => {
    settingsAsked++;
    const asked = settingsAsked;
    const loaded = await loadSettings({ connection, client, files, roots, pushed });
    // They were asked for again meanwhile, and the later answer counts, whichever comes first.
    if (asked !== settingsAsked) return;
    workspace.configure(loaded.settings);
    for (const complaint of loaded.complaints) connection.console.warn(complaint);
    if (settingsFile !== undefined && settingsFile !== loaded.file?.uri) {
      send(connection.sendDiagnostics({ uri: settingsFile, diagnostics: [] }));
    }
    settingsFile = loaded.file?.uri;
    if (loaded.file) send(connection.sendDiagnostics(loaded.file));
  };

  const readPlans = async (how: "begin" | "resume" = "begin") => {
    await reading[how]();
    elsewhere.changed(0);
  };

  /** What the client has asked about its open documents is to be asked again. */
  const showAgain = () => {
    if (client.refreshesDiagnostics && isStale()) send(connection.languages.diagnostics.refresh());
    if (client.refreshesHints) send(connection.languages.inlayHint.refresh());
    if (client.refreshesLenses) send(connection.sendRequest(refreshLenses));
    if (client.refreshesColours) connection.languages.semanticTokens.refresh();
  };

  /** Something other than the author's typing has changed what we say. */
  const tellAgain = () => {
    elsewhere.changed();
    showAgain();
    if (client.wantsTimelineChanges) send(connection.sendNotification(timelineChanged));
    publishSoon();
  };

  /** Whether the client has something else of an open document than what would be said now. */
  const isStale = (besides?: string) => {
    const snapshot = workspace.snapshot();
    return [...pulled].some(
      ([uri, id]) => uri !== besides && open.has(uri) && resultIdOf(diagnosticsOf(snapshot, uri)) !== id,
    );
  };

  /** For clients that do not pull: once after the changes that came in one go. */
  const publishSoon = () => {
    if (client.pullsDiagnostics || publishing !== undefined) return;
    publishing = setTimeout(() => {
      publishing = undefined;
      publish().catch((error: unknown) => log(`Diagnostics failed: ${wordsFor(error)}`));
    }, 0);
  };

  const publish = async () => {
    for (const uri of open) {
      await lookedAt(uri, () => open.has(uri));
      // Another plan may have changed meanwhile: what is told now must not be older than what is told of that.
      const snapshot = workspace.snapshot();
      const document = snapshot.document(uri);
      if (document && open.has(uri)) {
        const items = diagnosticsOf(snapshot, uri);
        if (reports.isNew(uri, items)) {
          send(connection.sendDiagnostics({ uri, version: document.version, diagnostics: items }));
        }
        warmUp?.begin();
      }
    }
  };

  const snapshotFor = async (uri: string) => {
    pace.heard();
    await ready;
    // What an editor asks last of a file that was renamed or deleted must not be answered from what it was.
    await closing.get(uri);
    await workspace.settle(uri);
    const snapshot = workspace.snapshot();
    return snapshot.document(uri) ? snapshot : undefined;
  };

  const lookedAt = async (uri: string, isWanted: () => boolean) => {
    const snapshot = await snapshotFor(uri);
    if (!snapshot) return;
    await pace.share(findingsAhead(snapshot, uri, tellFailure), isWanted);
    // A key may have come meanwhile: what is told must not be of an older text than the editor's.
    return workspace.snapshot().document(uri) === snapshot.document(uri) ? snapshot : snapshotFor(uri);
  };

  const tellFailure = ({ code, uri, offset, error }: RuleFailure) =>
    tell(`The rule ${code}`, ` at ${uri}, offset ${offset},`, error);

  const diagnosticsOf = (snapshot: Snapshot, uri: string): Diagnostic[] =>
    documentDiagnostic(snapshot, { textDocument: { uri } }, tellFailure, pageOf);

  const pageOf = rulePageOf(client, environment.rulePages);
  const pace = createPace();
  const elsewhere = createWorkspaceDiagnostics(workspace, pace, diagnosticsOf);
  const besides = createBesides(workspace, isStale, showAgain);
  const warmUp = environment.isNew ? createWarmUp(pace, () => workspace.snapshot().settings) : undefined;
  // One after the other: what both do between two keys makes the next answer late, and the warm-up is soon over.
  const breathe = () => warmUp?.underWay() ?? pace.breathe();
  const reading = createReading(connection, workspace, { breathe }, elsewhere.visit);

  return {
    client,
    elsewhere,
    async start() {
      ready = readSettings();
      await ready;
      await readPlans();
      tellAgain();
    },
    stop() {
      reading.stop();
      elsewhere.stop();
      besides.stop();
      warmUp?.stop();
      clearTimeout(publishing);
    },
    open(uri, version, text) {
      open.add(uri);
      pace.heard();
      workspace.open(uri, version, text);
      elsewhere.changed();
      besides.opened(uri);
      publishSoon();
    },
    change(uri, version, edits) {
      pace.heard();
      workspace.change(uri, version, edits);
      elsewhere.changed();
      besides.changed(uri);
      publishSoon();
    },
    async close(uri) {
      open.delete(uri);
      reports.forget(uri);
      pulled.delete(uri);
      if (!client.pullsDiagnostics) send(connection.sendDiagnostics({ uri, diagnostics: [] }));
      const closed = workspace.close(uri);
      closing.set(uri, closed);
      await closed;
      if (closing.get(uri) === closed) closing.delete(uri);
      elsewhere.closed(uri);
      besides.closed(uri);
      publishSoon();
    },
    async changedOnDisk(changes) {
      const isSettings = ({ uri }: FileEvent) => uri.endsWith(`/${settingsFileName}`);
      const settings = changes.some(isSettings);
      // At once: what is asked from now on waits for them.
      if (settings) ready = readSettings();
      const told = changes.filter(({ uri }) => isPlan(uri));
      // What else has come or gone may be a folder.
      const others = changes.filter((one) => !isPlan(one.uri) && !isSettings(one) && one.type !== CHANGED);
      const below = await workspace.plansBelow(others.map(({ uri }) => uri));
      // What comes is told by two watchers. What is open counts as the editor has it: saving it changes nothing.
      const plans = [...new Set([...told.map(({ uri }) => uri), ...below])].filter(
        (uri) => !workspace.isOpen(uri),
      );
      if (plans.length === 0 && !settings) return;
      await Promise.all([ready, workspace.changedOnDisk(plans)]);
      tellAgain();
      // Somebody had stopped the reading.
      if (!workspace.indexed) await readPlans("resume");
    },
    async settingsChanged(section) {
      pushed = section;
      ready = readSettings();
      await ready;
      tellAgain();
    },
    async foldersChanged(added, removed) {
      roots = [...roots.filter((root) => !removed.includes(root)), ...added];
      workspace.setFolders(roots);
      ready = readSettings();
      await ready;
      await readPlans();
      tellAgain();
    },
    snapshotFor,
    lookedAt,
    last: pace.last,
    async snapshot() {
      await ready;
      return workspace.snapshot();
    },
    report(snapshot, uri, previous) {
      // A file that lies elsewhere was only visited: nobody would ever take back what is told of it now.
      const isOurs = open.has(uri) || isInside(uri, roots);
      const report = reportOf(isOurs ? diagnosticsOf(snapshot, uri) : [], previous);
      if (report.resultId !== undefined) pulled.set(uri, report.resultId);
      if (isOurs) warmUp?.begin();
      return report;
    },
  };
}

const CHANGED = 2 satisfies typeof FileChangeType.Changed;
const refreshLenses = "workspace/codeLens/refresh" satisfies typeof CodeLensRefreshRequest.method;

function isPlan(uri: string): boolean {
  return uri.endsWith(".coachplan");
}
