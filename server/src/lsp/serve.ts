import type {
  Connection,
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver";
import { abilities, register } from "./abilities.ts";
import { bindFeatures } from "./bind.ts";
import { clientOf } from "./client.ts";
import { guarding, type Phase, wordsFor } from "./guard.ts";
import { speakIn } from "./languages.ts";
import { createSession, type Environment, type Session } from "./session.ts";

/**
 * Serves one client over this connection until it says `exit`. Whatever the client sends, in whatever order, gets an
 * answer; nothing that fails inside stops the server. Gives whether the client has said `shutdown`.
 */
export function serve(
  connection: Connection,
  environment: Environment,
): { readonly hasShutDown: () => boolean } {
  let phase: Phase = "before initialize";
  let session: Session | undefined;
  const log = (line: string) => connection.console.error(line);

  /** Notifications have no answer: what fails is logged, what comes at the wrong time is passed over. */
  const heed = <Params>(method: string, act: (session: Session, params: Params) => void | Promise<void>) => {
    connection.onNotification(method, async (params: Params) => {
      if (phase !== "running" || !session) return;
      try {
        await act(session, params);
      } catch (error) {
        log(`${method} failed: ${wordsFor(error)}`);
      }
    });
  };

  connection.onInitialize((params) => {
    const client = clientOf(params);
    speakIn(client.locale);
    session = createSession(connection, client, environment, log);
    phase = "running";
    return abilities(client);
  });
  heed("initialized", async (session) => {
    // The start comes first: requests that follow wait for the settings that it asks for.
    await Promise.all([session.start(), register(connection, session.client)]);
  });
  connection.onShutdown(() => {
    phase = "after shutdown";
    session?.stop();
  });

  heed<DidOpenTextDocumentParams>(
    "textDocument/didOpen",
    (session, { textDocument: { uri, version, text } }) => session.open(uri, version, text),
  );
  heed<DidChangeTextDocumentParams>(
    "textDocument/didChange",
    (session, { textDocument: { uri, version }, contentChanges }) =>
      session.change(uri, version, contentChanges),
  );
  heed<DidCloseTextDocumentParams>("textDocument/didClose", (session, { textDocument: { uri } }) =>
    session.close(uri),
  );
  heed<DidChangeWatchedFilesParams>("workspace/didChangeWatchedFiles", (session, { changes }) =>
    session.changedOnDisk(changes),
  );
  heed<DidChangeConfigurationParams>("workspace/didChangeConfiguration", (session, params) =>
    session.settingsChanged(params?.settings?.coachplan),
  );
  heed<DidChangeWorkspaceFoldersParams>(
    "workspace/didChangeWorkspaceFolders",
    (session, { event: { added, removed } }) =>
      session.foldersChanged(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
  );

  bindFeatures(connection, () => session, guarding({ phase: () => phase, log }));
  connection.listen();
  return { hasShutDown: () => phase === "after shutdown" };
}
