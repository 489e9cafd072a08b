import { commands, type ExtensionContext } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "../../server/src/protocol.ts";
import { registerCompare } from "./commands/compare.ts";
import { registerExports } from "./commands/export-timeline.ts";
import { registerShift } from "./commands/shift.ts";
import { registerShowPlaces } from "./commands/show-places.ts";
import { answerFileRequests } from "./files.ts";
import { withoutGlimpses } from "./glimpses.ts";
import { lastingClicks } from "./lasting-clicks.ts";
import { registerTimeline } from "./preview/timeline.ts";
import { reviving } from "./revive.ts";
import { registerRulePages } from "./rule-pages.ts";

/** What other extensions, and our own tests, get of ours. */
export interface Api {
  /** The connection to the language server. */
  readonly client: BaseLanguageClient;
}

/**
 * Starts Coachplan in VS Code, on the desktop and in the browser alike; the two entries differ in how they make the
 * language client. Rejects when the server does not start.
 */
export async function start(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<Api> {
  const initializationOptions: InitializationOptions = {
    files: true,
    timelineChanges: true,
    retrigger: true,
    commands: true,
  };
  const clicks = lastingClicks();
  const client = createClient({
    documentSelector: [{ language: "coachplan" }],
    initializationOptions,
    middleware: { ...withoutGlimpses, ...clicks.middleware },
    errorHandler: reviving(),
  });
  answerFileRequests(client);
  context.subscriptions.push(
    client,
    clicks,
    registerTimeline(context.extensionUri, client),
    registerShowPlaces(),
    registerRulePages(context.extensionUri),
    registerExports(context.extensionUri, client),
    registerCompare(client),
    registerShift(client),
    commands.registerCommand("coachplan.restartServer", async () => {
      if (client.isRunning()) await client.stop();
      await client.start();
    }),
  );
  await client.start();
  return { client };
}
