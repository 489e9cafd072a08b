/** The other side: the panel's host in the extension. */
import type { FromPage, ToPage } from "../../server/src/protocol.ts";
import { fieldsOf, type ViewState, viewFrom } from "./view-state.ts";

/** What the page keeps. `uri` also tells the host which document it was. */
export interface PageState {
  readonly uri: string;
  readonly view: ViewState;
}

export interface Host {
  send(message: FromPage): void;
  /** Undefined where nothing (or nothing that we know) was kept. */
  kept(): PageState | undefined;
  keep(state: PageState): void;
  /** Calls `hear` for every message from now on, until the returned function is called. */
  listen(hear: (message: ToPage) => void): () => void;
}

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** Can be called once in a page's life. */
export function connect(): Host {
  const api = acquireVsCodeApi();
  let pinned = fieldsOf(api.getState()).pinned === true;
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isToPage(data) || data.type !== "pinned") return;
    pinned = data.pinned;
    api.setState({ ...fieldsOf(api.getState()), pinned });
  });
  return {
    send: (message) => api.postMessage(message),
    kept: () => {
      const { uri, view } = fieldsOf(api.getState());
      return typeof uri === "string" ? { uri, view: viewFrom(view) } : undefined;
    },
    keep: (state) => api.setState({ ...state, pinned }),
    listen: (hear) => {
      const listener = ({ data }: MessageEvent<unknown>) => {
        if (isToPage(data)) hear(data);
      };
      window.addEventListener("message", listener);
      return () => window.removeEventListener("message", listener);
    },
  };
}

/** Only the host can send messages here, so a message with a name that we know is what it says. */
function isToPage(data: unknown): data is ToPage {
  const { type } = fieldsOf(data);
  return type === "show" || type === "changed" || type === "pinned" || type === "cursor" || type === "answer";
}
