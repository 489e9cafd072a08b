/** How a server in a process of its own speaks: each message in one go, and nothing put into JSON twice. */
import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node";
import { partsOf } from "../text/lasting.ts";
import { memoryOf } from "../text/memory.ts";

/**
 * Writes messages to a stream. A long plan's outline is a megabyte, and after a key all but a few lines of it are as
 * before: those are remembered as bytes.
 */
export function speaking(output: NodeJS.WritableStream): MessageWriter {
  return new Speaking(output);
}

class Speaking extends AbstractMessageWriter implements MessageWriter {
  private readonly output: NodeJS.WritableStream;
  private failed = 0;

  constructor(output: NodeJS.WritableStream) {
    super();
    this.output = output;
    output.on("error", (error) => this.fireError(error));
    output.on("close", () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((done, fail) => {
      this.output.write(framed(message), (error) => {
        if (!error) return done();
        this.failed++;
        this.fireError(error, message, this.failed);
        fail(error);
      });
    });
  }

  end(): void {
    this.output.end();
  }
}

/** The message with its header, its content as `JSON.stringify` would have it, or with signs written as `\u2013`. */
export function framed(message: Message): Uint8Array {
  const pieces = piecesOf(message);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...pieces]);
}

function piecesOf(message: Message): readonly Uint8Array[] {
  const { result, ...rest }: Message & { readonly result?: unknown } = message;
  const parts = Array.isArray(result) ? partsOf(result) : undefined;
  if (!parts) return [Buffer.from(JSON.stringify(message))];
  const pieces: Uint8Array[] = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"result":[`)];
  for (const part of parts) {
    if (part.length === 0) continue;
    if (pieces.length > 1) pieces.push(comma);
    pieces.push(remembered(part));
  }
  pieces.push(Buffer.from("]}"));
  return pieces;
}

const comma = Buffer.from(",");
const written = memoryOf<readonly object[], Uint8Array>();

/** What stands between the brackets of this part. */
function remembered(part: readonly object[]): Uint8Array {
  const before = written.get(part);
  if (before) return before;
  const bytes = Buffer.from(plain(JSON.stringify(part).slice(1, -1)), "latin1");
  written.set(part, bytes);
  return bytes;
}

/**
 * The same JSON without any sign beyond ASCII: a single one makes whoever reads a megabyte decode all of it twice as
 * slowly.
 */
function plain(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
