/** What a row of the table may say. The rows themselves stand in the files beside this one. */

/** Every block of the language. `table` is checked by the compiler to have a row for each. */
export type BlockName =
  | "organization"
  | "person"
  | "coach"
  | "team"
  | "engagement"
  | "goal"
  | "phase"
  | "conversation"
  | "observation"
  | "assessment"
  | "feedback"
  | "workshop"
  | "training"
  | "advising"
  | "session"
  | "insight"
  | "commitment"
  | "action"
  | "milestone"
  | "review"
  | "contract"
  | "result"
  | "risk";

/** Where a block may stand: in another block, or at the top level of the document. */
export type Place = BlockName | "document";

/** What a single value may look like. */
export type Shape =
  | "text"
  | "shift"
  | "date"
  | "range"
  | "duration"
  | "occasion"
  | "recurrence"
  | "reading"
  | "money"
  | "number"
  | "percent"
  | "choice"
  | "reference"
  | "tag";

/** A word that a field offers, with its meaning in a coach's words. */
interface Choice {
  readonly word: string;
  readonly says: string;
}

/** What values a field takes. */
export interface Takes {
  /** A value has one of these shapes; the first is the usual one. */
  readonly shapes: readonly Shape[];
  /** Several values, separated by commas. */
  readonly list: boolean;
  /** For the shape `choice`. */
  readonly choices?: readonly Choice[];
  /** For the shape `reference`: the blocks whose names may stand here. */
  readonly kinds?: readonly BlockName[];
  /** For the shape `duration`: whether minutes and hours are allowed (otherwise days and more). */
  readonly clock?: boolean;
  /** For `number`: the least that makes sense; `whole` where fractions make none. Percentages go from 0 to 100. */
  readonly least?: number;
  readonly whole?: boolean;
  /** For the shape `text`: it is the name of a timezone. */
  readonly zone?: boolean;
  /** Texts that coaches usually write here, offered by completion; without their quotes. */
  readonly usual?: readonly string[];
}

/**
 * How much a field is needed. `required`: its absence is an error. `advisable`: a warning (information while the
 * engagement is a draft). `legal`: a warning until the contract is signed, an error from then on.
 */
export type NeedLevel = "required" | "advisable" | "legal";

/**
 * When a need holds; each name is decided in one place, rules/missing.
 *
 * - `first-phase-does-not-start`: an engagement whose first phase has no start of its own
 * - `not-self-funded`: a contract that is not self-funded
 * - `has-sponsor`: a contract that names a sponsor
 * - `coachee-is-a-team`: a contract whose coachee is a team
 * - `id-is-no-choice`: a block whose id is none of the field's choices
 * - `end-unknown`: a phase that is not the last one of an engagement with a written end
 */
export type NeedCondition =
  | "always"
  | "first-phase-does-not-start"
  | "not-self-funded"
  | "has-sponsor"
  | "coachee-is-a-team"
  | "id-is-no-choice"
  | "end-unknown";

/** That a field should be there. The finding's code is `<block>/missing-<field>`, of the field that has the need. */
export interface Need {
  readonly level: NeedLevel;
  readonly when: NeedCondition;
  /**
   * What would do instead: each entry is a set of fields that together serve as well
   * (`[["starts", "ends"], ["starts", "lasts"]]`).
   */
  readonly or: readonly (readonly string[])[];
}

/** One field of a block. */
export interface FieldRow {
  readonly takes: Takes;
  readonly need?: Need;
  /** What it is: one sentence, or a noun phrase with a full stop. */
  readonly says: string;
  /** Why it matters to the engagement, one sentence. Every needed field has one. */
  readonly why?: string;
  /** A value as a coach would write it, as it stands behind the colon. */
  readonly example: string;
}

/** Fields of which at least one must be there, under one code (`insight/missing-shift`). */
export interface OneOf {
  readonly code: string;
  readonly fields: readonly string[];
  readonly level: NeedLevel;
  /** What is missing, after "does not say". */
  readonly says: string;
  readonly why: string;
}

/** A block of which at least one must stand in another one. */
export interface InnerNeed {
  readonly block: BlockName;
  readonly why: string;
}

/** One block of the language. */
export interface BlockRow {
  readonly standsIn: readonly Place[];
  /** Whether it must have an id (top-level blocks). */
  readonly id: "required" | "optional";
  /** In plain words, for lists of completion: one line without a full stop. */
  readonly label: string;
  /** "a person", "an action": for messages. */
  readonly one: string;
  /** "people", "actions": for messages. */
  readonly many: string;
  /** What it is, one or two sentences. */
  readonly says: string;
  /** Why it matters to the engagement, one sentence. */
  readonly why: string;
  /** A whole block as a coach would write it. */
  readonly example: string;
  /** In the order in which a coach writes them: completion's order, and where an inserted field goes. */
  readonly fields: Readonly<Record<string, FieldRow>>;
  /** Blocks of which at least one must stand in it: code `<block>/missing-<inner>`, an error. */
  readonly needsInside?: readonly InnerNeed[];
  readonly oneOf?: readonly OneOf[];
}
