/** The other side: the panel's host in the extension. */
import type { FromPage, ToPage } from "../../server/src/protocol.ts";

/** What the page keeps so that it looks the same after a reload. `uri` also tells the host which document it was. */
export interface PageState {
  readonly uri: string;
  readonly view: ViewState;
}

export interface ViewState {
  readonly zoom: "fit" | number;
  /** Of the scrolled picture, in px. */
  readonly left: number;
  readonly top: number;
  readonly legend: boolean;
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
  return {
    send: (message) => api.postMessage(message),
    kept: () => {
      const state = api.getState();
      return isPageState(state) ? state : undefined;
    },
    keep: (state) => api.setState(state),
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
  return hasFields(data) && (data.type === "show" || data.type === "cursor");
}

function isPageState(state: unknown): state is PageState {
  if (!hasFields(state) || typeof state.uri !== "string") return false;
  const view = state.view;
  return (
    hasFields(view) &&
    (view.zoom === "fit" || typeof view.zoom === "number") &&
    typeof view.left === "number" &&
    typeof view.top === "number" &&
    typeof view.legend === "boolean"
  );
}

function hasFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** The names that are asked for; anything may stand behind them. */
type Fields = Readonly<Partial<Record<"type" | keyof PageState | keyof ViewState, unknown>>>;
