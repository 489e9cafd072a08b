import { deepEqual, equal, ok } from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { disk } from "../../server/src/cli/disk.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { TODAY_IN_DAYS } from "../support/project.ts";

describe("plans on a disk", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "coachplan-"));
  });
  afterEach(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const listed = async () => {
    const found: string[] = [];
    for await (const uri of disk.list(pathToFileURL(folder).href)) {
      found.push(relative(folder, fileURLToPath(uri)).replaceAll("\\", "/"));
    }
    return found;
  };

  it("are found once, however links lead in circles", async () => {
    write("a.coachplan", "");
    write("inner/b.coachplan", "");
    symlinkSync(folder, join(folder, "inner/again"), "dir");
    symlinkSync(join(folder, "inner/again"), join(folder, "again"), "dir");
    symlinkSync("loop.coachplan", join(folder, "loop.coachplan"));
    deepEqual(await listed(), ["a.coachplan", "loop.coachplan", "inner/b.coachplan"]);
    equal(await disk.read(pathToFileURL(join(folder, "loop.coachplan")).href), undefined);
  });

  it("are passed over where nothing can be read: folders, pipes, what is gone", async () => {
    write("a.coachplan", "");
    mkdirSync(join(folder, "folder.coachplan"));
    const socket = createServer();
    if (process.platform !== "win32") {
      await new Promise<void>((done) => socket.listen(join(folder, "pipe.coachplan"), done));
    }
    deepEqual(await listed(), ["a.coachplan"]);
    socket.close();
    equal(await disk.read(pathToFileURL(join(folder, "folder.coachplan")).href), undefined);
    equal(await disk.read(pathToFileURL(join(folder, "gone.coachplan")).href), undefined);
    equal(await disk.read("memfs:/elsewhere.coachplan"), undefined);
    rmSync(folder, { recursive: true });
    deepEqual(await listed(), []);
    mkdirSync(folder);
  });

  it("are read as far as they are text", async () => {
    const broken = Uint8Array.from([
      ...new TextEncoder().encode('person omar "Om'),
      0xff,
      0xfe,
      ...new TextEncoder().encode('r" { rle: "Chief" }'),
    ]);
    write("a.coachplan", broken);
    const workspace = createWorkspace({ files: disk, today: () => TODAY_IN_DAYS });
    workspace.setFolders([pathToFileURL(folder).href]);
    await workspace.index();
    const uri = pathToFileURL(join(folder, "a.coachplan")).href;
    const codes = findingsOf(workspace.snapshot(), uri).map(({ code }) => code);
    ok(codes.includes("name/unknown-field"), codes.join());
  });
});
