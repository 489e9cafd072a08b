/** How a server in a process of its own speaks: each message in one go, and nothing put into JSON twice. */
import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node";
import { isLasting } from "../text/lasting.ts";

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

/** The message as UTF-8 with its header, its content as `JSON.stringify` would have it. */
export function framed(message: Message): Uint8Array {
  const parts = partsOf(message);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...parts]);
}

function partsOf(message: Message): readonly Uint8Array[] {
  if (!("result" in message)) return [Buffer.from(JSON.stringify(message))];
  const { result, ...rest } = message;
  if (!Array.isArray(result) || !isLasting(result[0])) return [Buffer.from(JSON.stringify(message))];
  const parts: Uint8Array[] = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"result":[`)];
  result.forEach((one: unknown, i) => {
    if (i > 0) parts.push(comma);
    parts.push(isLasting(one) ? remembered(one) : Buffer.from(JSON.stringify(one) ?? "null"));
  });
  parts.push(Buffer.from("]}"));
  return parts;
}

const comma = Buffer.from(",");
const written = new WeakMap<object, Uint8Array>();

function remembered(answer: object): Uint8Array {
  const known = written.get(answer);
  if (known) return known;
  const bytes = Buffer.from(JSON.stringify(answer));
  written.set(answer, bytes);
  return bytes;
}
