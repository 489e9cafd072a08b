/** The timeline as plain data: what is drawn, not how. Made by build.ts of a snapshot, sent to the panel as JSON. */
import type { Day } from "../calendar/day.ts";

export interface TimelineModel {
  readonly uri: string;
  /** The document's version that it was made of. */
  readonly version: number;
  readonly today: Day;
  readonly engagements: readonly EngagementModel[];
  /**
   * Where the engagements stand in the text, in their order. What a key only moves is written here and nowhere else:
   * everything else stays what it was.
   */
  readonly places: readonly TextPlace[];
  /** How many errors the document has; the panel says so and marks what is broken. */
  readonly errors: number;
  /** What the earlier state is called that it is compared with: a day, a tag. */
  readonly since?: string;
  /** Of the answer that it came with: by it a client says what it has when it asks again. */
  readonly resultId?: string;
}

/** An engagement's place in the document: UTF-16 offsets, end exclusive. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
  /** From the engagement's start to where the sources of each lane's parts count from, in the order of the lanes. */
  readonly lanes: readonly number[];
}

export interface EngagementModel {
  /** Stable while text around it changes: the engagement's id. */
  readonly id: string;
  readonly title: string;
  readonly organization?: string;
  readonly ambition?: string;
  /** Of several engagements in one picture: what there is of them, where one alone says where it stands. */
  readonly summary?: string;
  readonly sponsors: readonly string[];
  readonly leaders: readonly string[];
  readonly coaches: readonly string[];
  readonly start?: Day;
  /** Inclusive. */
  readonly end?: Day;
  /** The organization's days off, as far as they are known. */
  readonly holidays: readonly Days[];
  /** Ids of the parts in which a lost day moves the end of the last one, in the order of time. */
  readonly chain: readonly string[];
  readonly phases: readonly Item[];
  /** In the order of the text, grouped as the coach wrote them. */
  readonly lanes: readonly Lane[];
  /** The engagement has a part that could not be read or dated. */
  readonly broken: boolean;
  /** Where only some of it is shown, or in other lanes: all of it, as the text has it. */
  readonly whole?: EngagementModel;
}

/**
 * Rows that belong together: a commitment with its actions, a contract with its sessions, a phase's activities; or,
 * where the reader groups otherwise (`group`), all of one owner, status and so on.
 */
export interface Lane {
  readonly id: string;
  readonly kind: "goals" | "activities" | "commitment" | "actions" | "contract" | "marks" | "group";
  readonly title: string;
  /** What is said under its title, where that does not follow from its parts. */
  readonly note?: string;
  /** In a portfolio: where the engagement stands whose lane it is. */
  readonly standing?: Standing;
  /** Where the lane is a block itself: the commitment, the contract. */
  readonly head?: Item;
  readonly items: readonly Item[];
}

/** The phases that today is in, and how many actions there are, done and overdue. */
export interface Standing {
  readonly phases: readonly Pick<Item, "title" | "keyword">[];
  readonly actions: number;
  readonly done: number;
  readonly overdue: number;
}

export type ItemKind =
  | "phase"
  | "action"
  | "contract"
  | "session"
  | "review"
  | "milestone"
  | "goal"
  | "result"
  | "commitment"
  | "activity";

/** A status as the language has it, or what follows from the dates. */
export type ItemStatus =
  | "planned"
  | "in-progress"
  | "done"
  | "blocked"
  | "dropped"
  | "overdue"
  | "held"
  | "cancelled"
  | "missed"
  | "unknown";

export type Fact = readonly [name: string, says: string | Day];

export interface Item {
  /** `shift/standup`: stable while text around it changes. */
  readonly id: string;
  readonly kind: ItemKind;
  /** The block's keyword, for words in tooltips and spoken labels. */
  readonly keyword: string;
  readonly title: string;
  /** Missing where it cannot be known. Inclusive. A mark has only `start`, or the same day twice. */
  readonly start?: Day;
  readonly end?: Day;
  /** How start and end come about, in words. */
  readonly startReason?: string;
  readonly endReason?: string;
  readonly status: ItemStatus;
  /** The author's word, where the language has a finer one than `status` (a contract that is `signed`). */
  readonly statusWord?: string;
  /** 0 to 100. */
  readonly progress?: number;
  readonly owner?: string;
  /** The names of all who own it, lead it, take part in it or are coached in it, owners first. */
  readonly people: readonly string[];
  /** The coach who gives it. */
  readonly coach?: string;
  readonly success?: string;
  /** Further lines for the tooltip: what, and its words, or the day that it is (shown in the reader's own way). */
  readonly facts: readonly Fact[];
  /** Ids of the items that it waits for (`after`). */
  readonly after: readonly string[];
  /** Ids of the items that its days are counted from in the text (`2 days after standup`), phases left out. */
  readonly countsFrom: readonly string[];
  readonly source: Source;
  /** How much somebody carries in these days, and the most that anybody like them does at one time. */
  readonly load?: { readonly amount: number; readonly most: number };
  /** It has an error of its own. */
  readonly broken: boolean;
  /** Its days are those from before its text was broken: the panel keeps them. */
  readonly outdated?: boolean;
  /** Its days in the state of the plan that this one is compared with. */
  readonly was?: Days;
  /** It was not in that state yet, or is no longer in the plan. */
  readonly change?: "came" | "went";
}

/** Both inclusive. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Where the block stands: UTF-16 units, end exclusive. It counts from its lane's place, of a phase from its
 * engagement's; `sourceOf` knows where that is in the document. What stands nowhere has no length.
 */
export interface Source {
  readonly start: number;
  readonly end: number;
  /** Of the document, where several make one picture. */
  readonly uri?: string;
}
