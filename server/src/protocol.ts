/** What client, panel and server say to each other beyond LSP: names and types. docs/protocol.md tells of each. */
import type { Position, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Day } from "./calendar/day.ts";
import type { TimelineModel } from "./timeline/model.ts";
import { type Changes, changed } from "./timeline/model-changes.ts";

/** Request: the timeline of a document. Null where the document is not known. */
export const timelineRequest = "coachplan/timeline";
export interface TimelineParams {
  readonly textDocument: { readonly uri: string };
  /** The `resultId` of the model that the client has: the result may then say only what is different since. */
  readonly previousResultId?: string;
}
export type TimelineResult = TimelineModel | TimelineChanges | null;

/** A model by what is different in it from an earlier one. */
export interface TimelineChanges {
  /** The `resultId` of the earlier one. */
  readonly since: string;
  readonly changes: Changes;
}

/** The later model; undefined where `before` is not the one from which the changes count. */
export function changedTimeline(
  before: TimelineModel | undefined,
  { since, changes }: TimelineChanges,
): TimelineModel | undefined {
  // The server made them of two models, so what they make of the first is one.
  return before?.resultId === since ? (changed(before, changes) as TimelineModel) : undefined;
}

/** Request: many days of an engagement moved by the same length. Null where the document is not known. */
export const shiftRequest = "coachplan/shift";
export interface ShiftParams {
  readonly textDocument: { readonly uri: string };
  /** In the phase, or on the date. */
  readonly position: Position;
  /** The phase there with what is written in it, or everything from the day there on. */
  readonly what: "phase" | "later";
  /** How far, in plain words: `2 weeks`, `10 days earlier`. Without it only what would be moved is told. */
  readonly by?: string;
}
export type ShiftResult =
  | { readonly question: string }
  | { readonly edit: WorkspaceEdit; readonly version: number; readonly says: string }
  | Refused
  | null;

/**
 * Notification to clients that set `timelineChanges`: something other than the author's own typing (a setting, a file
 * on disk) has changed what timelines show.
 */
export const timelineChanged = "coachplan/timelineChanged";

/** Request: several engagements as one picture, under that title. */
export const portfolioRequest = "coachplan/portfolio";
export interface PortfolioParams {
  readonly title: string;
  /** Addresses of plans and folders; without any, all plans of the open folders. */
  readonly within?: readonly string[];
  /** As of a timeline. */
  readonly previousResultId?: string;
}
export type PortfolioResult = TimelineResult;

/** Stands for several plans where a timeline or an export names a document: those files and folders, or all plans. */
export function portfolioUri(within: readonly string[] = []): string {
  return `${portfolioScheme}${within.map(encodeURIComponent).join(",") || "all"}`;
}

/** What a {@link portfolioUri} was made of; undefined where the address is one document's. */
export function withinPortfolio(uri: string): readonly string[] | undefined {
  if (!uri.startsWith(portfolioScheme)) return undefined;
  const within = uri.slice(portfolioScheme.length);
  return within === "all" ? [] : within.split(",").map(decodeURIComponent);
}

const portfolioScheme = "coachplan-portfolio:";

/**
 * Request: from now on, and until it is asked with null, the document's timeline shows what has become of an earlier
 * text of it. The result tells it in words; null where there is nothing to compare.
 */
export const baselineRequest = "coachplan/baseline";
export interface BaselineParams {
  readonly textDocument: { readonly uri: string };
  readonly text: string | null;
  /** What the earlier text is called: a day, a tag. */
  readonly since: string;
  readonly locale: string;
}
export type BaselineResult = { readonly markdown: string } | null;

/** Request: a timeline to hand over. Null where there is no engagement for that audience. */
export const exportRequest = "coachplan/export";
export interface ExportParams {
  /** Of the document, or {@link portfolioUri}. */
  readonly uri: string;
  readonly format: "svg" | "html";
  readonly audience: "coach" | "coachee" | "sponsor" | "everyone";
  readonly locale: string;
  /** Of a portfolio. */
  readonly title: string;
  readonly theme?: "light" | "dark" | "contrast-light" | "contrast-dark";
  readonly paper?: "A4" | "A3";
  /** The timeline's page as it is built: a server in a browser has no files. */
  readonly page?: { readonly script: string; readonly style: string };
}
export type ExportResult = string | null;

/**
 * Request: a timeline to hand over as PDF. Where it has letters that not every reader of PDFs has, the result asks for
 * those texts; the client has fonts, draws them and asks again. Null where there is no engagement for that audience.
 */
export const pdfRequest = "coachplan/pdf";
export interface PdfParams extends Pick<ExportParams, "uri" | "audience" | "locale" | "title" | "paper"> {
  readonly drawn: readonly DrawnPdfText[];
}
export type PdfResult = { readonly pdf: string } | { readonly wanted: readonly PdfText[] } | null;

/** `size` in px of the drawing, `fill` as `#rrggbb`. */
export interface PdfText {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
}

/**
 * A text as a picture: `pixels` as base64 of red, green, blue and cover, row by row. Where in it the text begins, and on
 * which line it stands, is said in its pixels, `scale` of which are one px of the drawing.
 */
export interface DrawnPdfText extends PdfText {
  readonly pixels: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly baseline: number;
  readonly scale: number;
}

/** A document as the reader at the timeline has seen it: what is asked about another version is refused. */
export interface SeenDocument {
  readonly uri: string;
  readonly version: number;
}

/**
 * Request: a part of the timeline to other days, in its author's own way of writing. Null where the document is not
 * known.
 */
export const rescheduleRequest = "coachplan/reschedule";
export interface RescheduleParams {
  readonly textDocument: SeenDocument;
  /** Of the part in the model. */
  readonly id: string;
  /** The days that it is to have, both inclusive; the one that is left out stays as it comes about. */
  readonly start?: Day;
  readonly end?: Day;
  /** Only to look: where everything would stand, without edits. */
  readonly dryRun?: boolean;
}
export type RescheduleResult = Rescheduled | Refused | null;
export interface Rescheduled {
  /** The document's version that the edits are for. */
  readonly version: number;
  /** All parts that get other days, the asked one among them. */
  readonly moves: readonly Move[];
  readonly edits: readonly TextEdit[];
}

/** A part with the days that it is going to have. */
export interface Move {
  readonly id: string;
  readonly start?: Day;
  readonly end?: Day;
}

/** That something cannot be done, and why, in words for the author. */
export interface Refused {
  readonly refused: string;
}

/** Request: something else that the reader changes at the timeline. Null where the document is not known. */
export const changeRequest = "coachplan/change";
export interface ChangeParams {
  readonly textDocument: SeenDocument;
  readonly change: Change;
}
export type Change =
  /** A part waits for another one. */
  | { readonly kind: "wait"; readonly id: string; readonly until: string }
  /** `owner` and `status` as they are written in the text. */
  | { readonly kind: "owner"; readonly id: string; readonly owner: string }
  | { readonly kind: "status"; readonly id: string; readonly status: string }
  /** A new action in an engagement, a phase or a commitment, which begins on that day. */
  | { readonly kind: "action"; readonly into: string; readonly start: Day };
export type ChangeResult = Changed | Refused | null;
export interface Changed {
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** The edits hold tab stops for what the author has still to say. */
  readonly snippet: boolean;
}

/** Request: what the reader may choose for a part of the timeline. Null where there is no such part. */
export const choicesRequest = "coachplan/choices";
export interface ChoicesParams {
  readonly textDocument: SeenDocument;
  readonly id: string;
}
export type ChoicesResult = PartChoices | null;
export interface PartChoices {
  /** Missing where a part has none; the likeliest ones first. */
  readonly owners?: readonly PartChoice[];
  readonly statuses?: readonly PartChoice[];
  /** The part can wait for others; others can wait for it. */
  readonly waits: boolean;
  readonly awaited: boolean;
}
export interface PartChoice {
  /** As it is written in the text. */
  readonly value: string;
  readonly words: string;
  readonly chosen: boolean;
}

/**
 * Request to clients that set `files`: the text of a file, null where there is none. The server asks only for files
 * named `*.coachplan` and `coachplan.json`.
 */
export const readFileRequest = "coachplan/readFile";
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = string | null;

/** Request to clients that set `files`: the addresses of all `.coachplan` files below a folder. */
export const listFilesRequest = "coachplan/listFiles";
export interface ListFilesParams {
  readonly folder: string;
}
export type ListFilesResult = readonly string[];

/** What the server takes with `initialize`. All of it may be left out. */
export interface InitializationOptions {
  /** `YYYY-MM-DD` instead of the machine's date. */
  readonly today?: string;
  /** The client answers `coachplan/readFile` and `coachplan/listFiles`. */
  readonly files?: boolean;
  /** The client wants `coachplan/timelineChanged`. */
  readonly timelineChanges?: boolean;
  /** The client knows the command `editor.action.triggerSuggest`, which opens the list of completions again. */
  readonly retrigger?: boolean;
  /** The client has the commands that code lenses run, and shows pages of rules. */
  readonly commands?: boolean;
}

/** Command of the client: opens the timeline of a document. Arguments: its address. */
export const openTimelineCommand = "coachplan.openTimeline";

/** Command of the client: shows places to choose from. Arguments: address and position of where, then the places. */
export const showPlacesCommand = "coachplan.showPlaces";

/** Scheme of the addresses under which the client shows the pages of the rules: `coachplan-rule:/action/overdue.md`. */
export const ruleScheme = "coachplan-rule";

/** From the panel's host to its page. */
export type ToPage =
  | {
      readonly type: "show";
      readonly model: TimelineModel;
      readonly locale: string;
      /** Another number whenever the document is opened or closed: its versions begin anew then. */
      readonly opening: number;
    }
  /** The same by what is different since the last one; a page that has another one says that it is `ready`. */
  | (TimelineChanges & { readonly type: "changed"; readonly opening: number })
  /** Whether the panel stays with its plan; the page remembers it over a reload. */
  | { readonly type: "pinned"; readonly pinned: boolean }
  /** The cursor's place: UTF-16 offset in the document. */
  | { readonly type: "cursor"; readonly uri: string; readonly offset: number }
  /** To what the page has asked under that number. */
  | { readonly type: "answer"; readonly number: number; readonly answer: Answer };

/** From the page to its host. */
export type FromPage =
  | { readonly type: "ready" }
  /** Put the cursor there. */
  | { readonly type: "reveal"; readonly uri: string; readonly start: number; readonly end: number }
  /** There is no engagement yet: put the cursor where one can be begun, and offer it. */
  | { readonly type: "start"; readonly uri: string }
  /** The reader wishes to look at something or to do it; answered with `answer`. */
  | { readonly type: "ask"; readonly number: number; readonly wish: Wish }
  /** The reader takes the last step in the text back, or does it again. */
  | { readonly type: "undo" | "redo"; readonly uri: string }
  /** Enough of what the plan was: show it as it is. */
  | { readonly type: "stopComparing" }
  /** Something in the page broke; the host logs it. */
  | { readonly type: "failed"; readonly message: string };

/** What the reader at the timeline can wish for. Unless it is a `dryRun`, the host changes the text. */
export type Wish =
  | { readonly kind: "reschedule"; readonly params: RescheduleParams }
  | { readonly kind: "change"; readonly params: ChangeParams }
  | { readonly kind: "choices"; readonly params: ChoicesParams };

/** What came of it. */
export type Answer =
  | Refused
  /** Where everything would stand, or, where the text was changed, stands now. */
  | { readonly moves: readonly Move[] }
  | { readonly choices: PartChoices };
