import type { BlockName, Need, NeedCondition, NeedLevel, Shape, Takes } from "./types.ts";

/** Small words of which the rows of the table are made, so that a row reads like data. */

/** One text. `usual` are texts that coaches usually write here, without their quotes. */
export function text(...usual: readonly string[]): Takes {
  return usual.length > 0 ? { ...one("text"), usual } : one("text");
}

/** The name of a timezone. `usual` as for {@link text}. */
export function zone(...usual: readonly string[]): Takes {
  return { ...text(...usual), zone: true };
}

/** One or more texts. */
export function texts(...usual: readonly string[]): Takes {
  return { ...text(...usual), list: true };
}

/** A change of mind or habit: `"from" to "to"`, or a plain text. */
export function shift(): Takes {
  return one("shift", "text");
}

/** A day: written, or counted from something else in the engagement. */
export function date(): Takes {
  return one("date");
}

/** Several days, single or from one to another. */
export function days(): Takes {
  return { shapes: ["date", "range"], list: true };
}

/** From one day to another, both included. */
export function range(): Takes {
  return one("range");
}

/** A length of time in days or more. */
export function duration(): Takes {
  return one("duration");
}

/** A notice period: a length of time (hours too), or a text; `usual` are texts that coaches usually write here. */
export function notice(...usual: readonly string[]): Takes {
  return { ...one("duration", "text"), clock: true, usual };
}

/** A day, where wanted with its time and how long it takes. */
export function occasion(): Takes {
  return one("occasion");
}

/** How often something comes back. */
export function recurrence(): Takes {
  return one("recurrence");
}

/** An amount of money, or a text. */
export function fee(): Takes {
  return one("money", "text");
}

/** What is measured: a number, percentage, amount of money or text. */
export function measured(): Takes {
  return one("number", "percent", "money", "text");
}

/** What was measured, each where wanted with its day. */
export function readings(): Takes {
  return { ...one("reading"), list: true };
}

/** A whole number of people or things, never negative. */
export function count(): Takes {
  return { ...one("number"), least: 0, whole: true };
}

/** A percentage. */
export function percent(): Takes {
  return one("percent");
}

/** One of these words, each with its meaning. */
export function choice(words: Readonly<Record<string, string>>): Takes {
  return { ...one("choice"), choices: Object.entries(words).map(([word, says]) => ({ word, says })) };
}

/** The name of one of these blocks. */
export function reference(...kinds: readonly BlockName[]): Takes {
  return { ...one("reference"), kinds };
}

/** One or more names of these blocks. */
export function references(...kinds: readonly BlockName[]): Takes {
  return { ...reference(...kinds), list: true };
}

/** One or more words of the author's own. */
export function tags(): Takes {
  return { ...one("tag"), list: true };
}

/** Its absence is an error. */
export function required(particulars: Particulars = {}): Need {
  return need("required", particulars);
}

/** Its absence is a warning. */
export function advisable(particulars: Particulars = {}): Need {
  return need("advisable", particulars);
}

/** A legal term: its absence is a warning until the contract is signed, an error from then on. */
export function legal(particulars: Particulars = {}): Need {
  return need("legal", particulars);
}

/** When a need holds (always, if not said) and what would do instead (nothing, if not said). */
type Particulars = { readonly when?: NeedCondition; readonly or?: readonly (readonly string[])[] };

function need(level: NeedLevel, { when = "always", or = [] }: Particulars): Need {
  return { level, when, or };
}

function one(...shapes: readonly Shape[]): Takes {
  return { shapes, list: false };
}
