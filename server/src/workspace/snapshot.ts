/** Everything that is known at one moment. Features and rules read it; nothing in it ever changes. */
import type { Unit } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { Scope } from "../analysis/scope.ts";
import type { Day } from "../calendar/day.ts";
import type { Document } from "../syntax/document.ts";
import type { Range } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import type { PlacedUnit } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { Facts } from "./tally.ts";

export type { PlacedUnit } from "./rows.ts";

export interface Snapshot {
  readonly settings: Settings;
  /** The day that counts as today: from `coachplan.json`, the editor's setting or the clock of whoever started us. */
  readonly today: Day;
  /**
   * All documents known: open ones, then those on disk that are used by them, and the workspace's index; each by their
   * names.
   */
  readonly documents: readonly Document[];
  document(uri: string): Document | undefined;
  /** Whether somebody has the document before them: of the others, only what is found in them matters. */
  isOpen(uri: string): boolean;
  /** A document's top-level blocks, in the order of the text. */
  units(uri: string): readonly PlacedUnit[];
  /** The same without their places, for whoever only looks which of them are others than before. */
  row(uri: string): readonly Unit[];
  /** Where one of a document's top-level blocks begins; 0 where it is none of them. */
  startOf(uri: string, unit: Unit): number;
  scope(uri: string): Scope;
  /**
   * What is said in the whole workspace, filed under the names that it is about. Ask for it with each question: what
   * one snapshot gave is brought to the state of the next one that is asked.
   */
  readonly facts: Facts;
  /** Whether every document of the workspace is known; until then nobody can say that something is not used. */
  readonly indexed: boolean;
  names(uri: string, unit: Unit): Names;
  /** For engagements; other units have a schedule without dates. */
  schedule(uri: string, unit: Unit): Schedule;
  /**
   * The same object for the same document in all snapshots, as long as it is open: for those who leave to the next
   * snapshot what they have worked out in this one. Another one each time where it is not open.
   */
  memory(uri: string): object;
  /** The file that a `use` path names, relative to the document; undefined where it climbs out of the workspace. */
  resolveUse(uri: string, path: string): string | undefined;
  /** A span counted from a unit's start as a range of its document. */
  range(uri: string, unit: Unit, span: Span): Range;
}
