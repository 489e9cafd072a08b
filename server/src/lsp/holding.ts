import type { Message, MessageReader } from "vscode-languageserver";

/** A reader whose messages can be kept waiting. */
export interface Holding extends MessageReader {
  /** Passes on all that has come meanwhile, in its order, and from now on what comes. */
  release(): void;
}

/** Passes on what comes up to `initialize`, and holds what comes behind it. */
export function holding(reader: MessageReader): Holding {
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
    release() {
      state = "released";
      for (const message of waiting.splice(0)) pass(message);
    },
  };
}
