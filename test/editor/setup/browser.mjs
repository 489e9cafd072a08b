import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { places, recipe } from "./cache.mjs";
import { download } from "./download.mjs";
import { run } from "./npm.mjs";

/** Puts a headless Chromium and its fonts into the cache. */
export async function installBrowser() {
  const fontPackage = join(places.browser, "fonts-download");
  const chromiumPackage = join(places.browser, "chromium-download");
  await Promise.all([download(recipe.chromium, chromiumPackage), download(recipe.fonts, fontPackage)]);
  const packed = join(chromiumPackage, "package", "bin");
  mkdirSync(places.fonts, { recursive: true });
  mkdirSync(places.chromiumLibraries, { recursive: true });
  await Promise.all([
    unpack(join(packed, "chromium.br"), places.chromium, 0o755),
    untar(join(packed, "swiftshader.tar.br"), places.browser),
    untar(join(packed, "al2023.tar.br"), places.chromiumLibraries),
    untar(join(packed, "fonts.tar.br"), places.fonts),
  ]);
  const ttf = join(fontPackage, "package", "ttf");
  for (const file of readdirSync(ttf)) {
    if (/^DejaVuSans(Mono)?(-Bold|-Oblique|-BoldOblique)?\.ttf$/.test(file))
      copyFileSync(join(ttf, file), join(places.fonts, file));
  }
  writeFileSync(join(places.fonts, "fonts.conf"), fontsConfiguration());
  if (!(await lacksLibraries())) rmSync(places.chromiumLibraries, { recursive: true });
  for (const folder of [fontPackage, chromiumPackage]) rmSync(folder, { recursive: true });
}

/** @param {string} path @param {string} target @param {number} mode */
function unpack(path, target, mode = 0o644) {
  return pipeline(createReadStream(path), createBrotliDecompress(), createWriteStream(target, { mode }));
}

/** @param {string} path @param {string} folder */
async function untar(path, folder) {
  const archive = path.replace(/\.br$/, "");
  await unpack(path, archive);
  await run("tar", ["-xf", archive, "-C", folder], { cwd: folder });
}

/** The libraries that came along are for bare machines only: where the system has its own, those are used. */
async function lacksLibraries() {
  try {
    return (await run("ldd", [places.chromium], { cwd: places.browser })).includes("not found");
  } catch {
    return true;
  }
}

/** Only the cache's own fonts, so that a picture is the same on every machine. */
function fontsConfiguration() {
  const families = {
    "sans-serif": "Open Sans",
    "system-ui": "Open Sans",
    serif: "Open Sans",
    monospace: "DejaVu Sans Mono",
  };
  const aliases = Object.entries(families).map(
    ([name, first]) =>
      `<alias binding="same"><family>${name}</family><prefer><family>${first}</family><family>DejaVu Sans</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `<dir>${places.fonts}</dir>`,
    `<cachedir>${join(places.fonts, "cache")}</cachedir>`,
    ...aliases,
    "</fontconfig>",
    "",
  ].join("\n");
}
