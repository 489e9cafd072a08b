/**
 * What the server says of its features with `initialize`. It stands apart from them and imports nothing, because it is
 * said before they are loaded.
 */

/** Mends what was found. */
export const QUICK_FIX = "quickfix";

/** Mends all that is certain: for “fix on save”. */
export const FIX_ALL = "source.fixAll.coachplan";

/** Writes the same in another way. */
export const REWRITE = "refactor.rewrite";

/** Moves something to another file. */
export const MOVE = "refactor.move";

/** Sorts the fields of the whole document, so that it can be done on save. */
export const SORT_FIELDS = "source.sortFields.coachplan";

/** Sorts those of one block. */
export const SORT_FIELDS_HERE = `${REWRITE}.sortFields`;

/** The kinds of actions that there are, as LSP names them. */
export const actionKinds = [QUICK_FIX, FIX_ALL, REWRITE, MOVE, SORT_FIELDS, SORT_FIELDS_HERE] as const;

/** The signs behind which somebody may ask for what stands before them to be laid out. */
export const typedSigns = ["}", "\n", ";"] as const;
