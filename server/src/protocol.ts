/** What client, panel and server say to each other beyond LSP: names and types. docs/protocol.md tells of each. */
import type { TimelineModel } from "./timeline/model.ts";

/** Request: the timeline of a document. Null where the document is not known. */
export const timelineRequest = "coachplan/timeline";
export interface TimelineParams {
  readonly textDocument: { readonly uri: string };
}
export type TimelineResult = TimelineModel | null;

/**
 * Notification to clients that set `timelineChanges`: something other than the author's own typing (a setting, a file
 * on disk) has changed what timelines show.
 */
export const timelineChanged = "coachplan/timelineChanged";

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
  /** The client has the commands that code lenses run. */
  readonly commands?: boolean;
}

/** Command of the client: opens the timeline of a document. Arguments: its address. */
export const openTimelineCommand = "coachplan.openTimeline";

/** Command of the client: shows places to choose from. Arguments: address and position of where, then the places. */
export const showPlacesCommand = "coachplan.showPlaces";

/** From the panel's host to its page. */
export type ToPage =
  | {
      readonly type: "show";
      readonly model: TimelineModel;
      readonly locale: string;
      /** Another number whenever the document is opened or closed: its versions begin anew then. */
      readonly opening: number;
    }
  /** The cursor's place: UTF-16 offset in the document. */
  | { readonly type: "cursor"; readonly uri: string; readonly offset: number };

/** From the page to its host. */
export type FromPage =
  | { readonly type: "ready" }
  /** Put the cursor there. */
  | { readonly type: "reveal"; readonly uri: string; readonly start: number; readonly end: number }
  /** There is no engagement yet: put the cursor where one can be begun, and offer it. */
  | { readonly type: "start"; readonly uri: string }
  /** Something in the page broke; the host logs it. */
  | { readonly type: "failed"; readonly message: string };
