import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { servedUri, startFront } from "./front.mjs";
import { startVscode } from "./vscode.mjs";

/**
 * @typedef {object} SessionOptions
 * @property {string} [extensionPath] folder of the extension under development
 * @property {string} folder opened in the editor, in place
 * @property {boolean} web true: the extension runs in the browser's worker host; false: in a Node host, as on the desktop
 * @property {string} dataFolder where VS Code keeps settings, logs and state; made by the caller
 * @property {object} settings user settings
 * @property {readonly string[]} [installed] folders of further extensions
 * @property {string} [testsPath] a bundle inside the extension's folder that exports `run()`, run in the extension host
 * @property {string} [connectionsFile] gets the names of other machines that the server's processes tried to reach
 * @property {number} [port] of the page; by default a free one
 * @property {(line: string) => void} [onLine] what the server prints
 */

/**
 * Starts VS Code's server with an extension and a folder. The page at `url` is the editor.
 *
 * @param {SessionOptions} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startSession(options) {
  writeSettings(options);
  if (!options.web) install(options);
  const server = await startVscode(options);
  const front = await startFront({
    target: server.port,
    port: options.port ?? 0,
    ...(options.web ? inTheBrowser(options) : onTheServer(options)),
  }).catch(async (error) => {
    await server.stop();
    throw error;
  });
  const close = () => {
    front.close();
    return server.stop();
  };
  return { url: front.url, close };
}

/** @param {SessionOptions} options */
function writeSettings({ dataFolder, settings }) {
  const user = join(dataFolder, "data", "User");
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, "settings.json"), JSON.stringify(settings, null, 2));
}

/**
 * The page takes one extension under development only, so the others stand among the installed ones.
 *
 * @param {SessionOptions} options
 */
function install({ installed = [], dataFolder }) {
  for (const path of installed) {
    cpSync(path, join(dataFolder, "extensions", basename(path)), { recursive: true });
  }
}

/** @param {SessionOptions} options */
function onTheServer({ extensionPath, folder, testsPath }) {
  return {
    folders: [],
    developmentOptions: () => ({}),
    /** @param {string} authority */
    address: (authority) => {
      /** @param {string} path */
      const remote = (path) => `vscode-remote://${authority}${pathToFileURL(resolve(path)).pathname}`;
      const tests = testsPath ? [["extensionTestsPath", remote(testsPath)]] : [];
      const development = extensionPath ? [["extensionDevelopmentPath", remote(extensionPath)]] : [];
      return query(folder, [...development, ...tests]);
    },
  };
}

/** @param {SessionOptions} options */
function inTheBrowser({ extensionPath, installed = [], folder, testsPath }) {
  const folders = [...(extensionPath ? [extensionPath] : []), ...installed].map((path) => resolve(path));
  return {
    folders,
    address: () => query(folder, []),
    /** @param {string} authority */
    developmentOptions: (authority) => ({
      extensions: folders.map((path) => servedUri(folders, authority, path)),
      ...(testsPath ? { extensionTestsPath: servedUri(folders, authority, resolve(testsPath)) } : {}),
    }),
  };
}

/** @param {string} folder @param {string[][]} payload */
function query(folder, payload) {
  const path = decodeURIComponent(pathToFileURL(resolve(folder)).pathname);
  const pairs = [["skipWelcome", "true"], ["skipReleaseNotes", "true"], ...payload];
  return new URLSearchParams({ folder: path, payload: JSON.stringify(pairs) }).toString();
}
