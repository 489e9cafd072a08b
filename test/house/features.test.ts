import { deepEqual, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import * as protocol from "vscode-languageserver";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { tokenTypes } from "../../server/src/features/semanticTokens/legend.ts";
import { abilities } from "../../server/src/lsp/abilities.ts";
import { clientOf } from "../../server/src/lsp/client.ts";
import { holding } from "../../server/src/lsp/holding.ts";
import { serve } from "../../server/src/lsp/serve.ts";
import { hintKinds, lensKinds } from "../../server/src/workspace/shown.ts";

const file = (path: string) => new URL(`../../${path}`, import.meta.url);

interface Row {
  readonly method: string;
  readonly isThere: boolean;
  readonly ability: string | undefined;
  readonly says: string;
}

describe("docs/features.md", () => {
  const rows: readonly Row[] = [
    ...readFileSync(file("docs/features.md"), "utf8").matchAll(
      /^\| `(\S+)` \| (yes|no) \| (?:`(\w+)` )?\| (.+) \|$/gm,
    ),
  ].map(([, method = "", there, ability, says = ""]) => ({
    method,
    isThere: there === "yes",
    ability,
    says,
  }));

  it("has a row for each request and notification of the protocol, and no other", () => {
    const methods = Object.values<unknown>(protocol).flatMap((one) => (isMessage(one) ? [one.method] : []));
    deepEqual(rows.map(({ method }) => method).sort(), [...new Set(methods)].sort());
  });

  it("names tests that exist, or says why something is not there", () => {
    for (const { method, isThere, says } of rows) {
      const tests = says.match(/test\/\S+\.test\.ts/g) ?? [];
      ok(isThere ? tests.length > 0 : says !== "" && tests.length === 0, `${method}: ${says}`);
      ok(
        tests.every((test) => existsSync(file(test))),
        `${method}: ${says}`,
      );
    }
  });

  it("names the abilities that the server names", () => {
    const { capabilities } = abilities(clientOf({ capabilities: { textDocument: { diagnostic: {} } } }));
    const named = Object.keys(capabilities).filter((key) => key.endsWith("Provider"));
    deepEqual(rows.flatMap(({ ability }) => ability ?? []).sort(), named.sort());
  });

  it("says yes where the server has an answer, and no where it knows no such method", async () => {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const messages = holding(new StreamMessageReader(there));
    const server = createConnection(messages, new StreamMessageWriter(back));
    serve({
      messages,
      connection: server,
      environment: { disk: undefined, today: () => 0 },
      engine: () => import("../../server/src/lsp/engine.ts"),
    });
    const client = protocol.createProtocolConnection(
      new StreamMessageReader(back),
      new StreamMessageWriter(there),
      undefined,
    );
    client.listen();
    await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    const requests = Object.values<unknown>(protocol).filter(
      (one): one is Message => isMessage(one) && one.messageDirection === "clientToServer" && isRequest(one),
    );
    ok(requests.length > 40);
    for (const { method } of requests) {
      if (method === "initialize" || method === "shutdown") continue;
      // Some answer only when there is something new to say: what is asked is taken back at once.
      const asking = new protocol.CancellationTokenSource();
      const answer = client.sendRequest(method, { textDocument: { uri: "file:///a" } }, asking.token);
      asking.cancel();
      const known = await answer.then(
        () => true,
        (error: unknown) => !(error instanceof protocol.ResponseError && error.code === UNKNOWN_METHOD),
      );
      deepEqual({ method, known }, { method, known: rows.find((row) => row.method === method)?.isThere });
    }
    client.dispose();
    server.dispose();
  });
});

const UNKNOWN_METHOD = -32601;

interface Message {
  readonly method: string;
  readonly messageDirection: string;
  readonly type: { readonly method: string };
}

function isMessage(value: unknown): value is Message {
  return (
    (typeof value === "object" || typeof value === "function") &&
    value !== null &&
    "method" in value &&
    typeof value.method === "string" &&
    "messageDirection" in value &&
    "type" in value &&
    /(?:Request|Notification)Type/.test(value.type?.constructor.name ?? "")
  );
}

function isRequest({ type }: Message): boolean {
  return /RequestType/.test(type.constructor.name);
}

describe("the extension's manifest", () => {
  const manifest = JSON.parse(readFileSync(file("package.json"), "utf8")).contributes;

  it("tells VS Code of the kinds of words that are ours alone", () => {
    const own = tokenTypes.filter(
      (type) => !Object.values<string>(protocol.SemanticTokenTypes).includes(type),
    );
    const contributed: readonly { readonly id: string }[] = manifest.semanticTokenTypes;
    deepEqual(
      contributed.map(({ id }) => id),
      own,
    );
    const [{ scopes }] = manifest.semanticTokenScopes;
    deepEqual(
      Object.keys(scopes).filter((type) => !tokenTypes.some((one) => one === type)),
      [],
    );
    const colours = readFileSync(file("syntaxes/coachplan.tmLanguage.json"), "utf8");
    for (const scope of Object.values<readonly string[]>(scopes).flat())
      ok(colours.includes(`"${scope}"`), scope);
  });

  it("has a switch for each kind of hint and lens", () => {
    const switches = Object.keys(manifest.configuration.properties).filter((key) =>
      /\.(hints|lenses)\./.test(key),
    );
    deepEqual(switches, [
      ...hintKinds.map((kind) => `coachplan.hints.${kind}`),
      ...lensKinds.map((kind) => `coachplan.lenses.${kind}`),
    ]);
  });
});
