/** What is said where the timeline that its reader sees is not that of the newest text. */

import { t } from "../../text/say.ts";

/** That something cannot be done, and why, in words for the author. */
export interface Refused {
  readonly refused: string;
}

/** The text has changed since the reader has seen it. */
export function outdated(): Refused {
  return { refused: t`The text has just changed. Look at the timeline again, and try once more.` };
}

export function noPart(): Refused {
  return { refused: t`There is no such block in the text any more.` };
}
