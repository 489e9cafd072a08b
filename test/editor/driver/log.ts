import type { Page, Request } from "playwright-core";

/** What an editor's page said, and whom it asked. */
export interface PageLog {
  /** Every line, VS Code's own noise included: for reading after a failure. */
  readonly lines: readonly string[];
  /** Errors and warnings that have to do with Coachplan. */
  troubles(): string[];
  /** Hosts other than this machine that the page asked for something. */
  readonly outside: ReadonlySet<string>;
}

/** What VS Code says about itself in a set-up without an account, a gallery and natives. */
const noise = [
  /AgentHost|AccountPolicy|DefaultAccount|authentication provider|chat|copilot|dictation/i,
  /additional builtin extensions|Activating extension 'vscode\.[\w-]+' failed: Not Found/,
  /Service ?Worker|A bad HTTP response code \(404\) was received when fetching the script/i,
  /Failed to load resource: the server responded with a status of 404/,
  /iframe|hookupOnLoadHandlers/,
  /\[lifecycle\] Long running operations|Unable to write file 'vscode-log:/,
  /No search provider registered|web worker extension host is started/,
  /reconnection|Creating a socket|connection token|\[driver\]/,
  // VS Code's git may look on after a test has taken its repository away; the last is how the page tells of an error
  // that came from an extension host without any words.
  /\[vscode\.git\]|\/extensions\/git\/dist\/|rejected promise not handled within 1 second: Git error/,
  /An unknown error occurred\. Please consult the log/,
  // VS Code measures its own parts, and gives up waiting for some; on a busy machine they are slow. (What takes part in
  // a save is its own as well: Coachplan lays a document out when it is asked to, and never looks on while it is saved.)
  /Creation of workbench contribution '[\w.]+' took \d+ms/,
  /Aborted on\w+-event after \d+ms/,
  // It asks before a file's new name changes other files, which is tried.
  /DialogService: Dialog requested during smoke test/,
];

/**
 * What names Coachplan, one of its files, or a rule of its pages that is broken. VS Code tells of troubles of its own in
 * ever new words, the more so on a busy machine.
 */
const ours =
  /Coachplan|\bcoachplan\.\w|coachplan-rule:|\b(extension|main)\.(node|browser)\.c?js|timeline\.js|Content Security Policy/;

/** Listens to a page from now on. */
export function collectLog(page: Page): PageLog {
  const lines: string[] = [];
  const outside = new Set<string>();
  page.on("console", (message) =>
    lines.push(`${message.type()}: ${message.text()} (${message.location().url})`),
  );
  page.on("pageerror", (error) => lines.push(`error: ${error.stack ?? error.message}`));
  const note = (request: Request): void => {
    outside.add(new URL(request.url()).hostname);
  };
  page.on("request", (request) => {
    if (leavesThisMachine(request) && !isWebviewResource(request)) note(request);
  });
  page.on("response", (response) => {
    if (isWebviewResource(response.request()) && !response.fromServiceWorker()) note(response.request());
  });
  page.on("requestfailed", (request) => {
    const wasClosed = request.failure()?.errorText === "net::ERR_ABORTED";
    if (isWebviewResource(request) && !wasClosed) note(request);
  });
  return {
    lines,
    outside,
    troubles: () =>
      lines.filter((line) => /^(error|warning):/.test(line) && ours.test(line) && !isNoise(line)),
  };
}

/** True for a line that VS Code itself writes in every session. */
export function isNoise(line: string): boolean {
  return noise.some((pattern) => pattern.test(line));
}

function leavesThisMachine(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url());
  return /^(https?|wss?):$/.test(protocol) && hostname !== "127.0.0.1";
}

/** VS Code's webviews load their files from a made-up address, and a service worker inside the page answers. */
function isWebviewResource(request: Request): boolean {
  return new URL(request.url()).hostname.endsWith(".vscode-resource.vscode-cdn.net");
}
