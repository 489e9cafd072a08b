import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeResult,
  ResponseError,
} from "vscode-languageserver";
import { abilities, register } from "./abilities.ts";
import { clientOf } from "./client.ts";
import type * as Engine from "./engine.ts";
import { guarding, type Phase, refused, tooEarly } from "./guard.ts";
import type { Holding } from "./holding.ts";
import { soon } from "./pace.ts";
import type { Environment, Session } from "./session.ts";

/** What serves a client. */
export interface Serving {
  readonly connection: Connection;
  /** What the connection reads from. */
  readonly messages: Holding;
  readonly environment: Environment;
  /** Loads what knows the language. Where it cannot be loaded there is no server: the rejection is nobody's to mend. */
  engine(): Promise<typeof Engine>;
}

/**
 * Serves one client over this connection until it says `exit`. Whatever the client sends, in whatever order, gets an
 * answer; nothing that fails inside stops the server. Gives whether the client has said `shutdown`.
 */
export function serve({ connection, messages, environment, engine }: Serving): {
  readonly hasShutDown: () => boolean;
} {
  let phase: Phase = "before initialize";
  let session: Session | undefined;
  const log = (line: string) => connection.console.error(line);
  const early = connection.onRequest(tooEarly);

  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (phase !== "before initialize") {
      return new ResponseError(ErrorCodes.InvalidRequest, "This server has been initialized.");
    }
    const client = clientOf(params);
    phase = "running";
    early.dispose();
    const begin = async () => {
      // Behind the answer: the client goes on with it meanwhile. What it sends is held until we are done.
      await soon();
      const { begin } = await engine();
      session = begin(connection, {
        client,
        environment,
        isRunning: () => phase === "running",
        register: () => register(connection, client),
        guarded: guarding({ phase: () => phase, log }),
        refused,
        log,
      });
      await messages.release();
    };
    void begin();
    return abilities(client);
  });
  connection.onShutdown(() => {
    phase = "after shutdown";
    session?.stop();
  });
  connection.listen();
  return { hasShutDown: () => phase === "after shutdown" };
}
