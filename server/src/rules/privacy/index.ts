import type { Rule } from "../rule.ts";
import { privacySessionNotes } from "./privacy-session-notes.ts";

/** Whether what was said in confidence stays there. */
export const privacy: readonly Rule[] = [privacySessionNotes];
