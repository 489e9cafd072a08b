/**
 * Answers that are given again and again as the same object, and never change: who writes them as bytes may remember
 * these (`lsp/speaking.ts` does). The mark is in the object, under a name that is the same in every script: who makes
 * answers and who writes them are loaded apart.
 */
const lasting = Symbol.for("coachplan.lasting");

/** Notes that the object will be answered again as it is; gives it back. */
export function keepsJson<Answer extends object>(answer: Answer): Answer {
  return Object.defineProperty(answer, lasting, { value: true });
}

/** Whether its JSON is worth remembering. */
export function isLasting(answer: unknown): answer is object {
  return typeof answer === "object" && answer !== null && lasting in answer;
}
