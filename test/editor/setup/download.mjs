import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { places } from "./cache.mjs";
import { npm, run } from "./npm.mjs";

/**
 * Downloads one package from the npm registry, without its dependencies, and unpacks it: its files then stand in
 * `folder`/package. npm checks what it got against the registry's checksum.
 *
 * @param {string} name name@version
 * @param {string} folder
 */
export async function download(name, folder) {
  mkdirSync(places.download, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const [packed] = JSON.parse(await npm(places.download, "pack", name, "--json", "--ignore-scripts"));
  const archive = join(places.download, packed.filename);
  await run("tar", ["-xzf", archive, "-C", folder], { cwd: folder });
  rmSync(archive);
}
