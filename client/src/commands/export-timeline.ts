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
import {
  type ExportParams,
  type ExportResult,
  exportRequest,
  type PdfParams,
  type PdfResult,
  pdfRequest,
} from "../../../server/src/protocol.ts";
import { activePlanUri } from "../plan.ts";
import { pageFolder } from "../preview/page.ts";
import { bytesOf, drawnTexts, rasterized } from "./rasterize.ts";

/**
 * Registers the commands that hand a timeline over: as SVG, as a page, as PNG, as PDF. Each asks for whom it is and where to,
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
    register("coachplan.exportTimelinePdf", "pdf"),
  );
}

type Format = "svg" | "html" | "png" | "pdf";

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
  const paper = await paperFor(format, said.target);
  if (!paper) return;
  const what = { uri: plan.toString(), audience, locale: env.language, title: "", paper };
  const made = format === "pdf" ? await pdfOf(what, client) : await textOf(what, format, extension, client);
  if (made === null) {
    void window.showInformationMessage(
      l10n.t("Nothing in this plan is for that audience, so there is nothing to hand over."),
    );
    return;
  }
  const target = said.target instanceof Uri ? said.target : await askWhere(plan, audience, format);
  if (!target) return;
  const isDrawing = format === "png" && typeof made === "string";
  const drawn = isDrawing ? await whileDrawing(() => rasterized(made)) : made;
  const bytes = typeof drawn === "string" ? new TextEncoder().encode(drawn) : drawn;
  await workspace.fs.writeFile(target, bytes);
  void tell(target, format);
}

type What = Pick<ExportParams, "uri" | "audience" | "locale" | "title" | "paper">;

/** Null where nothing is for that audience. */
async function textOf(
  what: What,
  format: Format,
  extension: Uri,
  client: BaseLanguageClient,
): Promise<string | null> {
  const params: ExportParams = {
    ...what,
    format: format === "html" ? "html" : "svg",
    ...(format === "html" ? { page: await pageParts(extension) } : {}),
  };
  return client.sendRequest<ExportResult>(exportRequest, params);
}

/** The server has no fonts: what it has no letters for is drawn here, and it is asked again. */
async function pdfOf(what: What, client: BaseLanguageClient): Promise<Uint8Array | null> {
  const ask = (drawn: PdfParams["drawn"]) =>
    client.sendRequest<PdfResult>(pdfRequest, { ...what, drawn } satisfies PdfParams);
  const first = await ask([]);
  const made =
    first && "wanted" in first ? await ask(await whileDrawing(() => drawnTexts(first.wanted))) : first;
  if (made && "wanted" in made) throw new Error("a text of the PDF has not been drawn");
  return made && bytesOf(made.pdf);
}

function whileDrawing<Drawn>(draw: () => Promise<Drawn>): Thenable<Drawn> {
  const title = l10n.t("Drawing the picture…");
  return window.withProgress({ location: ProgressLocation.Notification, title }, draw);
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

interface Sheet extends QuickPickItem {
  readonly paper: NonNullable<ExportParams["paper"]>;
}

/** What is printed asks for its paper, unless somebody has said already where it is to go. */
async function paperFor(format: Format, target: unknown): Promise<Sheet["paper"] | undefined> {
  if ((format !== "pdf" && format !== "html") || target instanceof Uri) return "A4";
  const papers: readonly Sheet[] = [
    { paper: "A4", label: "A4", detail: l10n.t("For the office printer; a long plan has several sheets") },
    {
      paper: "A3",
      label: "A3",
      detail: l10n.t("For the wall and the board's table; twice as much on a sheet"),
    },
  ];
  const chosen = await window.showQuickPick(papers, { title: l10n.t("On which paper may it be printed?") });
  return chosen?.paper;
}

async function tell(target: Uri, format: Format): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf("/") + 1);
  const open = format === "html" ? l10n.t("Open in the browser, to print it") : l10n.t("Open");
  const chosen = await window.showInformationMessage(l10n.t("{0} is written.", name), open);
  if (chosen === undefined) return;
  if (format === "html" || format === "pdf") await env.openExternal(target);
  else await commands.executeCommand("vscode.open", target, ViewColumn.Beside);
}

async function pageParts(extension: Uri): Promise<{ readonly script: string; readonly style: string }> {
  const read = async (name: string) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(pageFolder(extension), name)));
  return { script: await read("timeline.js"), style: await read("timeline.css") };
}
