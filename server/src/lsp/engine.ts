/**
 * All that knows the language. It is a script of its own, loaded when a client has been told what there is (serve.ts):
 * reading it takes longer than all the rest of the start. Of the protocol's library there are only types in it.
 */
import type {
  Connection,
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver";
import { bindFeatures } from "./bind.ts";
import type { Client } from "./client.ts";
import { wordsFor } from "./failures.ts";
import type { Guard } from "./guard.ts";
import { speakIn } from "./languages.ts";
import { createSession, type Environment, type Session } from "./session.ts";

/** What the entry hands over. */
export interface Beginning extends Guard {
  readonly client: Client;
  readonly environment: Environment;
  isRunning(): boolean;
  /** Asks the client to tell of what it does not tell unasked. */
  register(): Promise<void>;
  log(line: string): void;
}

/** Begins to work for a client that has said `initialize`: from now on its messages are heard. */
export function begin(connection: Connection, beginning: Beginning): Session {
  const { client, environment, isRunning, register, log } = beginning;
  speakIn(client.locale);
  const session = createSession(connection, client, environment, log);

  /** Notifications have no answer: what fails is logged, what comes at the wrong time is passed over. */
  const heed = <Params>(method: string, act: (params: Params) => void | Promise<void>) => {
    connection.onNotification(method, async (params: Params) => {
      if (!isRunning()) return;
      try {
        await act(params);
      } catch (error) {
        log(`${method} failed: ${wordsFor(error)}`);
      }
    });
  };

  heed("initialized", async () => {
    // The start comes first: requests that follow wait for the settings that it asks for.
    await Promise.all([session.start(), register()]);
  });
  heed<DidOpenTextDocumentParams>("textDocument/didOpen", ({ textDocument: { uri, version, text } }) =>
    session.open(uri, version, text),
  );
  heed<DidChangeTextDocumentParams>(
    "textDocument/didChange",
    ({ textDocument: { uri, version }, contentChanges }) => session.change(uri, version, contentChanges),
  );
  heed<DidCloseTextDocumentParams>("textDocument/didClose", ({ textDocument: { uri } }) =>
    session.close(uri),
  );
  heed<DidChangeWatchedFilesParams>("workspace/didChangeWatchedFiles", ({ changes }) =>
    session.changedOnDisk(changes),
  );
  heed<DidChangeConfigurationParams>("workspace/didChangeConfiguration", (params) =>
    session.settingsChanged(params?.settings?.coachplan),
  );
  heed<DidChangeWorkspaceFoldersParams>(
    "workspace/didChangeWorkspaceFolders",
    ({ event: { added, removed } }) =>
      session.foldersChanged(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
  );
  bindFeatures(connection, session, beginning);
  return session;
}
