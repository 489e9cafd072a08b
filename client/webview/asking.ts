/** Asking the panel's host, and through it the server. */
import type { Answer, Wish } from "../../server/src/protocol.ts";
import type { Host } from "./host.ts";

/** Asks the host for something; the answer comes when it comes, or never where the host has gone. */
export type Ask = (wish: Wish) => Promise<Answer>;

/** A way of asking, and what ends it. */
export function asker(host: Host): { readonly ask: Ask; readonly stop: () => void } {
  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  const stop = host.listen((message) => {
    if (message.type !== "answer") return;
    waiting.get(message.number)?.(message.answer);
    waiting.delete(message.number);
  });
  return {
    ask: (wish) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        host.send({ type: "ask", number: count, wish });
      }),
    stop,
  };
}
