import { createReadStream, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { extname, resolve, sep } from "node:path";

/** @typedef {{ scheme: string, authority: string, path: string }} UriComponents */
/**
 * What the front adds to VS Code's server.
 * @typedef {object} FrontOptions
 * @property {number} target port of VS Code's server
 * @property {number} port port of the front; 0 for a free one
 * @property {string[]} folders served under /_folder/0/, /_folder/1/, …
 * @property {(authority: string) => string} address query of the page that opens at `/`
 * @property {(authority: string) => object} developmentOptions for the page's configuration
 */

const workbenchConfiguration = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;

/** @type {Record<string, string>} */
const contentTypes = {
  ".cjs": "text/javascript",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * A small server before VS Code's own, so that one short address opens the right folder with the right extension, and
 * so that an extension in the browser comes from the page's own origin (a worker may be made from nowhere else).
 * Everything else passes through, WebSockets included.
 *
 * @param {FrontOptions} options
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function startFront(options) {
  const server = createServer((incoming, answer) => {
    const authority = incoming.headers.host ?? "";
    const url = new URL(incoming.url ?? "/", `http://${authority}`);
    if (url.pathname.startsWith("/_folder/")) serveFile(options.folders, url, answer);
    else if (url.pathname !== "/") forward(options.target, incoming, answer);
    else if (url.search)
      forward(options.target, incoming, answer, (html) => addOptions(html, options, authority));
    else answer.writeHead(302, { location: `/?${options.address(authority)}` }).end();
  });
  server.on("upgrade", (incoming, socket, head) => tunnel(options.target, incoming, socket, head));
  await new Promise((ready, failed) => {
    server.once("error", failed).listen(options.port, "127.0.0.1", () => ready(undefined));
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

/**
 * Where a file inside one of the served folders is found by the page.
 *
 * @param {string[]} folders
 * @param {string} authority
 * @param {string} path absolute
 * @returns {UriComponents}
 */
export function servedUri(folders, authority, path) {
  const index = folders.findIndex((folder) => path === folder || path.startsWith(folder + sep));
  const inside = path
    .slice((folders[index] ?? "").length)
    .split(sep)
    .join("/");
  return { scheme: "http", authority, path: `/_folder/${index}${inside}` };
}

/** @param {string[]} folders @param {URL} url @param {import("node:http").ServerResponse} answer */
function serveFile(folders, url, answer) {
  const [, , index, ...rest] = decodeURIComponent(url.pathname).split("/");
  const folder = folders[Number(index)];
  const file = folder && resolve(folder, rest.join("/"));
  const found = file?.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile();
  if (!file || !found) return answer.writeHead(404).end();
  const type = contentTypes[extname(file)] ?? "application/octet-stream";
  return createReadStream(file).pipe(
    answer.writeHead(200, { "content-type": type, "cache-control": "no-store" }),
  );
}

/**
 * @param {number} port
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} answer
 * @param {(html: string) => string} [rewrite]
 */
function forward(port, incoming, answer, rewrite) {
  const headers = rewrite ? { ...incoming.headers, "accept-encoding": "identity" } : incoming.headers;
  const { url: path, method } = incoming;
  const onward = request({ host: "127.0.0.1", port, path, method, headers }, (reply) => {
    const { statusCode = 502, headers: given } = reply;
    if (!rewrite) return reply.pipe(answer.writeHead(statusCode, given));
    let html = "";
    reply.setEncoding("utf8").on("data", (text) => {
      html += text;
    });
    const { "content-length": _length, "transfer-encoding": _encoding, ...others } = given;
    return reply.on("end", () => answer.writeHead(statusCode, others).end(rewrite(html)));
  });
  onward.on("error", () => answer.destroy());
  incoming.pipe(onward);
}

/** @param {string} html @param {FrontOptions} options @param {string} authority */
function addOptions(html, options, authority) {
  return html.replace(workbenchConfiguration, (_all, head, escaped) => {
    const configuration = JSON.parse(escaped.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
    Object.assign(configuration.developmentOptions, options.developmentOptions(authority));
    return `${head}${JSON.stringify(configuration).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
  });
}

/**
 * @param {number} port
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:stream").Duplex} socket
 * @param {Buffer} head
 */
function tunnel(port, incoming, socket, head) {
  const onward = connect(port, "127.0.0.1", () => {
    const headers = incoming.rawHeaders.map((text, index) => text + (index % 2 ? "\r\n" : ": ")).join("");
    onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  socket.on("error", () => onward.destroy());
}
