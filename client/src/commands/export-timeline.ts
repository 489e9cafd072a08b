import {
  commands,
  Disposable,
  env,
  l10n,
  ProgressLocation,
  type QuickPickItem,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ExportParams, type ExportResult, exportRequest } from "../../../server/src/protocol.ts";
import { activePlanUri } from "../plan.ts";
import { pageFolder } from "../preview/page.ts";
import { rasterized } from "./rasterize.ts";

/**
 * Registers the commands that hand a timeline over: as SVG, as a page, as PNG. Each asks for whom it is and where to,
 * unless whoever runs it says so: the plan's address, the audience, the address of the file.
 */
export function registerExports(extension: Uri, client: BaseLanguageClient): Disposable {
  const register = (command: string, format: Format) =>
    commands.registerCommand(command, (clicked?: unknown, audience?: unknown, target?: unknown) =>
      handOver(format, { clicked, audience, target }, extension, client),
    );
  return Disposable.from(
    register("coachplan.exportTimelineSvg", "svg"),
    register("coachplan.exportTimelineHtml", "html"),
    register("coachplan.exportTimelinePng", "png"),
  );
}

type Format = "svg" | "html" | "png";

async function handOver(
  format: Format,
  said: { readonly clicked: unknown; readonly audience: unknown; readonly target: unknown },
  extension: Uri,
  client: BaseLanguageClient,
): Promise<void> {
  const plan = said.clicked instanceof Uri ? said.clicked : activePlanUri();
  if (!plan) {
    void window.showInformationMessage(
      l10n.t("Open a plan first (a .coachplan file), then hand its timeline over."),
    );
    return;
  }
  // The server knows documents that are open.
  await workspace.openTextDocument(plan);
  const audience = audiences.find((each) => each === said.audience) ?? (await askForWhom());
  if (!audience) return;
  const params: ExportParams = {
    uri: plan.toString(),
    format: format === "html" ? "html" : "svg",
    audience,
    locale: env.language,
    title: "",
    ...(format === "html" ? { page: await pageParts(extension) } : {}),
  };
  const text = await client.sendRequest<ExportResult>(exportRequest, params);
  if (text === null) {
    void window.showInformationMessage(
      l10n.t("Nothing in this plan is for that audience, so there is nothing to hand over."),
    );
    return;
  }
  const target = said.target instanceof Uri ? said.target : await askWhere(plan, audience, format);
  if (!target) return;
  const bytes =
    format === "png"
      ? await window.withProgress(
          { location: ProgressLocation.Notification, title: l10n.t("Drawing the picture…") },
          () => rasterized(text),
        )
      : new TextEncoder().encode(text);
  await workspace.fs.writeFile(target, bytes);
  void tell(target, format);
}

const audiences = ["coach", "coachee", "sponsor", "everyone"] as const;

function askWhere(plan: Uri, audience: string, format: Format): Thenable<Uri | undefined> {
  return window.showSaveDialog({
    defaultUri: plan.with({ path: plan.path.replace(/(\.coachplan)?$/, `-${audience}.${format}`) }),
    filters: { [format.toUpperCase()]: [format] },
  });
}

interface Reader extends QuickPickItem {
  readonly audience: ExportParams["audience"];
}

async function askForWhom(): Promise<ExportParams["audience"] | undefined> {
  const readers: readonly Reader[] = [
    {
      audience: "everyone",
      label: l10n.t("Everyone who gets the plan"),
      detail: l10n.t("Without sessions, fees, and what people said in the diagnostic"),
    },
    {
      audience: "sponsor",
      label: l10n.t("The sponsor"),
      detail: l10n.t("Without sessions, and what people said in the diagnostic"),
    },
    {
      audience: "coachee",
      label: l10n.t("The coachee"),
      detail: l10n.t(
        "With sessions; without what others said in the diagnostic, and fees that a sponsor pays",
      ),
    },
    { audience: "coach", label: l10n.t("The coach alone"), detail: l10n.t("All of the plan") },
  ];
  const chosen = await window.showQuickPick(readers, {
    title: l10n.t("For whom is it?"),
    placeHolder: l10n.t("What is not for them is left out"),
  });
  return chosen?.audience;
}

async function tell(target: Uri, format: Format): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf("/") + 1);
  const open = format === "html" ? l10n.t("Open in the browser, to print it") : l10n.t("Open");
  const chosen = await window.showInformationMessage(l10n.t("{0} is written.", name), open);
  if (chosen === undefined) return;
  if (format === "html") await env.openExternal(target);
  else await commands.executeCommand("vscode.open", target, ViewColumn.Beside);
}

async function pageParts(extension: Uri): Promise<{ readonly script: string; readonly style: string }> {
  const read = async (name: string) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(pageFolder(extension), name)));
  return { script: await read("timeline.js"), style: await read("timeline.css") };
}
