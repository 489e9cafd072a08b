import type { Message, MessageReader } from "vscode-languageserver";

/** A reader whose messages can be kept waiting. */
export interface Holding extends MessageReader {
  /** Passes on all that has come meanwhile, in its order, and from then on what comes. */
  release(): Promise<void>;
}

/**
 * Passes on what comes up to `initialize`, and holds what comes behind it. `turn` is waited for between two messages that
 * were held: in a browser the library hears several at once before the first is answered; in a process it sees to that
 * itself.
 */
export function holding(reader: MessageReader, turn?: () => Promise<void>): Holding {
  let state: "early" | "holding" | "released" = "early";
  const waiting: Message[] = [];
  let pass: (message: Message) => void = () => {};
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    dispose: () => reader.dispose(),
    listen(callback) {
      pass = callback;
      return reader.listen((message) => {
        if (state === "holding") waiting.push(message);
        else pass(message);
        if (state === "early" && "method" in message && message.method === "initialize") state = "holding";
      });
    },
    async release() {
      for (let message = waiting.shift(); message; message = waiting.shift()) {
        try {
          pass(message);
        } catch {
          // What the library cannot even take, such as a cancellation of nothing, must not take along what follows it.
        }
        await turn?.();
      }
      state = "released";
    },
  };
}
