/** What is typed, as an edit near a place of the text. */

export interface Edit {
  readonly at: number;
  readonly removes: number;
  readonly types: string;
}

/** A kind of key. */
export interface Key {
  readonly name: string;
  /** It makes something wrong; taking it back mends that. */
  readonly breaks: boolean;
  edit(text: string, near: number): Edit;
}

export const keys: readonly Key[] = [
  {
    name: "letter in a text",
    breaks: false,
    edit: (text, near) => typing(text, near, "Solved within", 3, "x", "success: ", 12),
  },
  {
    name: "letter in a text block",
    breaks: false,
    edit: (text, near) => typing(text, near, "What is said in", 3, "x", "success: ", 12),
  },
  {
    name: "letter in a comment",
    breaks: false,
    edit: (text, near) => typing(text, near, "// begins the", 5, "x", "success: ", 12),
  },
  {
    name: "a date's digit",
    breaks: false,
    edit: (text, near) => ({ ...typing(text, near, "due: ", 5, "1", "due: ", 5), removes: 1 }),
  },
  {
    name: "letter in a field's name: the owner is lost",
    breaks: true,
    edit: (text, near) => typing(text, near, "owner: ", 2, "x"),
  },
  {
    name: "a quote in a text",
    breaks: true,
    edit: (text, near) => typing(text, near, "success: ", 12, '"'),
  },
  {
    name: "a closing brace deleted",
    breaks: true,
    edit: (text, near) => ({ ...typing(text, near, "status: planned\n      }", 22, ""), removes: 1 }),
  },
  {
    name: "a comment opened and not closed",
    breaks: true,
    edit: (text, near) => typing(text, near, "success: ", 0, "/*"),
  },
];

/** Types so far behind the next such words; where they do not stand in the text, behind the others. */
export function typing(
  text: string,
  near: number,
  words: string,
  behind: number,
  types: string,
  instead = words,
  insteadBehind = behind,
): Edit {
  const found = text.indexOf(words, near);
  const place = found < 0 ? text.lastIndexOf(words) : found;
  if (place >= 0) return { at: place + behind, removes: 0, types };
  const other = text.indexOf(instead, near);
  return { at: (other < 0 ? text.lastIndexOf(instead) : other) + insteadBehind, removes: 0, types };
}
