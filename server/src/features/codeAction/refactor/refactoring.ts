import type { Context, Fix, FixEdit } from "../../../rules/rule.ts";
import type { Located } from "../../shared/locate.ts";

/** Another way to write something that is right as it stands. */
export interface Refactoring {
  /** In the imperative, without a full stop; no other one at the same place has it. */
  readonly title: string;
  /** As LSP names kinds of actions. */
  readonly kind: string;
  /** Worked out when somebody wants it. */
  rewrite(): Rewrite;
}

/** What a refactoring changes: its own document, perhaps a new file, perhaps other documents. */
export interface Rewrite extends Pick<Fix, "edits" | "creates"> {
  readonly elsewhere?: readonly EditsElsewhere[];
}

/** Edits of another document; of one that is only being made, they are at its start. */
export interface EditsElsewhere {
  readonly uri: string;
  readonly edits: readonly FixEdit[];
}

/** Where the author is, and what the editor can do. */
export interface Place {
  readonly context: Context;
  readonly located: Located;
  /** It makes new files where an edit says so. */
  readonly newFiles: boolean;
}
