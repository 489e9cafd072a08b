/**
 * Answers that are given again and again as the same object, and never change: who writes them as bytes may remember
 * these (`lsp/speaking.ts` does).
 */
const lasting = new WeakSet<object>();

/** Notes that the object will be answered again as it is; gives it back. */
export function keepsJson<Answer extends object>(answer: Answer): Answer {
  lasting.add(answer);
  return answer;
}

/** Whether its JSON is worth remembering. */
export function isLasting(answer: unknown): answer is object {
  return typeof answer === "object" && answer !== null && lasting.has(answer);
}
