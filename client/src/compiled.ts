import { type ExtensionContext, Uri, version, workspace } from "vscode";

/**
 * The folder in which Node may keep what it has made of the server's code, so that the next start need not make it
 * again. It lies where VS Code keeps our things; what an earlier VS Code or Coachplan has left there is removed.
 */
export function compiledCode({ extension, globalStorageUri }: ExtensionContext): Uri {
  const all = Uri.joinPath(globalStorageUri, "compiled");
  const name = `${extension.packageJSON.version}-${version}`;
  void removeAllBut(name, all);
  return Uri.joinPath(all, name);
}

async function removeAllBut(name: string, folder: Uri): Promise<void> {
  try {
    for (const [other] of await workspace.fs.readDirectory(folder)) {
      if (other !== name) await workspace.fs.delete(Uri.joinPath(folder, other), { recursive: true });
    }
  } catch {
    // There is nothing yet, or another window was faster.
  }
}
