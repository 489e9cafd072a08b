import {
  commands,
  Disposable,
  EventEmitter,
  env,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type BaselineParams, type BaselineResult, baselineRequest } from "../../../server/src/protocol.ts";
import { activePlanUri } from "../plan.ts";
import { type Commit, findGit, type Repository } from "./git.ts";

/**
 * Registers the commands that compare a plan with what it was: the timeline shows it as outlines, and a list tells it
 * in words, to be copied.
 */
export function registerCompare(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(listScheme, {
      onDidChange: listChanged.event,
      provideTextDocumentContent: (address) => lists.get(address.toString()) ?? "",
    }),
    commands.registerCommand("coachplan.compareTimeline", () => compare(client)),
    commands.registerCommand("coachplan.stopComparing", async (address?: unknown) => {
      const plan = typeof address === "string" ? Uri.parse(address, true) : (activePlanUri() ?? compared);
      if (plan) await ask(client, { textDocument: { uri: plan.toString() }, text: null, since: "" });
    }),
  );
}

async function compare(client: BaseLanguageClient): Promise<void> {
  const plan = activePlanUri();
  if (!plan) {
    void window.showInformationMessage(l10n.t("Open a plan first (a .coachplan file), then compare it."));
    return;
  }
  const git = await findGit();
  if (!git) {
    void window.showInformationMessage(
      l10n.t(
        "Earlier states of a plan come from git, which this VS Code does not have: in a browser, or where the Git extension is switched off. Open the folder in VS Code on your desktop.",
      ),
    );
    return;
  }
  const repository = await git.repositoryOf(plan);
  if (!repository) {
    void window.showInformationMessage(
      l10n.t(
        "This plan lies in no git repository, so nobody knows what it was before. Commit it, and compare it later.",
      ),
    );
    return;
  }
  const since = await askSince(repository, plan);
  if (!since) return;
  const text = await textIn(repository, since, plan);
  if (text === undefined) return;
  await commands.executeCommand("coachplan.openTimeline", plan.toString());
  const told = await ask(client, { textDocument: { uri: plan.toString() }, text, since: since.words });
  if (told === null) return;
  compared = plan;
  await tell(told.markdown, since.words);
}

/** The plan's text in an earlier state, under the name that it had there; undefined where it had none. */
async function textIn(repository: Repository, since: Since, plan: Uri): Promise<string | undefined> {
  const read = (path: string) =>
    repository.show(since.ref, path).then(
      (text) => text,
      () => undefined,
    );
  const text = await read(plan.fsPath);
  if (text !== undefined) return text;
  const earlier = await repository.nameIn(since.ref, plan);
  if (earlier) return read(earlier.fsPath);
  const gone = (await repository.goneSince(since.ref)).filter(({ path }) => path.endsWith(".coachplan"));
  const none = l10n.t("This plan did not exist in {0} yet.", since.words);
  if (gone.length === 0) {
    void window.showInformationMessage(none);
    return undefined;
  }
  const chosen = await window.showQuickPick(
    gone.map((uri) => ({ label: workspace.asRelativePath(uri), uri })),
    { title: none, placeHolder: l10n.t("Which of the plans that are gone since was it?") },
  );
  return chosen && read(chosen.uri.fsPath);
}

/** The list stands where it is read and copied from, with the timeline beside it; it is nobody's file. */
async function tell(list: string, since: string): Promise<void> {
  const address = Uri.from({ scheme: listScheme, path: `/${l10n.t("What has changed")}.md` });
  lists.set(address.toString(), list);
  listChanged.fire(address);
  const document = await workspace.openTextDocument(address);
  await window.showTextDocument(document, { preview: true, viewColumn: ViewColumn.One });
  const copy = l10n.t("Copy the list");
  const stop = l10n.t("Stop comparing");
  const message = l10n.t("The timeline shows what has changed since {0}.", since);
  const chosen = await window.showInformationMessage(message, copy, stop);
  if (chosen === copy) await env.clipboard.writeText(list);
  if (chosen === stop) await commands.executeCommand("coachplan.stopComparing");
}

/** The plan that was compared last: its list may stand where it stood. */
let compared: Uri | undefined;

const listScheme = "coachplan-changes";
const lists = new Map<string, string>();
const listChanged = new EventEmitter<Uri>();

function ask(client: BaseLanguageClient, params: Omit<BaselineParams, "locale">): Promise<BaselineResult> {
  return client.sendRequest<BaselineResult>(baselineRequest, { ...params, locale: env.language });
}

/** An earlier state, and what it is called. */
interface Since {
  readonly ref: string;
  readonly words: string;
}

interface Choice extends QuickPickItem {
  readonly since?: Since;
}

async function askSince(repository: Repository, plan: Uri): Promise<Since | undefined> {
  const [commits, tags] = await Promise.all([repository.log(plan.fsPath), repository.tags()]);
  const day = l10n.t("A day…");
  const choices: readonly Choice[] = [
    { label: l10n.t("The last commit"), since: { ref: "HEAD", words: l10n.t("the last commit") } },
    { label: day, description: l10n.t("the plan as it was at the end of that day") },
    ...(tags.length > 0 ? [{ label: l10n.t("Tags"), kind: QuickPickItemKind.Separator }] : []),
    ...tags.map((tag) => ({ label: tag, since: { ref: tag, words: tag } })),
    ...(commits.length > 0
      ? [{ label: l10n.t("Commits of this plan"), kind: QuickPickItemKind.Separator }]
      : []),
    ...commits.map((commit) => ({
      label: firstLine(commit),
      description: dayOf(commit),
      since: sinceOf(commit),
    })),
  ];
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t("Compare the plan with what it was"),
    matchOnDescription: true,
  });
  return chosen?.label === day && !chosen.since ? askDay(commits) : chosen?.since;
}

async function askDay(commits: readonly Commit[]): Promise<Since | undefined> {
  const written = await window.showInputBox({
    title: l10n.t("Compare the plan with what it was"),
    prompt: l10n.t("The day of the last steering committee, for example 2026-06-15"),
    validateInput: (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? undefined
        : l10n.t("Write a day as year-month-day, for example 2026-06-15."),
  });
  if (written === undefined) return undefined;
  const end = new Date(`${written}T23:59:59`);
  const commit = commits.find(({ commitDate }) => commitDate !== undefined && commitDate <= end);
  if (commit) return { ref: commit.hash, words: written };
  void window.showInformationMessage(l10n.t("No commit of this plan is as old as {0}.", written));
  return undefined;
}

function sinceOf(commit: Commit): Since {
  return { ref: commit.hash, words: `${dayOf(commit)} (${firstLine(commit)})` };
}

function firstLine({ message }: Commit): string {
  return message.split("\n", 1)[0] ?? "";
}

function dayOf({ commitDate }: Commit): string {
  return commitDate ? new Intl.DateTimeFormat(env.language, { dateStyle: "medium" }).format(commitDate) : "";
}
