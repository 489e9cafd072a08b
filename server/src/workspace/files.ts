/** How documents that are not open are reached: by whoever starts the server, which may have no disk at all. */
export interface Files {
  /** The text of a file, or undefined where there is none or it cannot be read. Never throws. */
  read(uri: string): Promise<string | undefined>;
  /** Every `.coachplan` file at and below that folder. */
  list(folder: string): AsyncIterable<string>;
}

/**
 * The file that a relative path names, seen from a document; undefined where it is absolute or climbs out of the
 * folders given (from a document that lies in none of them it may go anywhere). `/` and `\` both part folders.
 */
export function resolvePath(fromUri: string, path: string, folders: readonly string[]): string | undefined {
  const written = path.replaceAll("\\", "/");
  if (written === "" || written.startsWith("/") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written))
    return undefined;
  const base = /^([A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/]*)?)(\/.*)$/.exec(fromUri);
  if (!base) return undefined;
  const parts = (base[2] ?? "").split("/").slice(1, -1);
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(encodeURIComponent(part));
    else if (parts.pop() === undefined) return undefined;
  }
  const uri = `${base[1]}/${parts.join("/")}`;
  return isInside(uri, folders) || !isInside(fromUri, folders) ? uri : undefined;
}

/** Whether a file stands in one of the folders, or below. */
export function isInside(uri: string, folders: readonly string[]): boolean {
  return folders.some((folder) => sameFile(uri).startsWith(`${sameFile(folder).replace(/\/$/, "")}/`));
}

/** Whether a file or folder of that name is looked at where plans are searched for. */
export function canHoldPlans(name: string): boolean {
  return name !== "node_modules" && !name.startsWith(".");
}

/** Whether a search in one of the folders given comes to that file or folder below it. */
export function isSearched(uri: string, folders: readonly string[]): boolean {
  const path = sameFile(uri);
  return folders
    .filter((folder) => isInside(uri, [folder]))
    .some((folder) => path.slice(sameFile(folder).length).split("/").every(canHoldPlans));
}

/** Tells of any file whether it stands below one of so many folders that they cannot be gone through each time. */
export function belowAny(folders: readonly string[]): (uri: string) => boolean {
  const paths = new Set(folders.map((folder) => sameFile(folder).replace(/\/$/, "")));
  return (uri) => {
    const path = sameFile(uri);
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      if (paths.has(path.slice(0, end))) return true;
    }
    return false;
  };
}

/** The form of a URI in which two names of one file are equal: editors escape more or less of it. */
export function sameFile(uri: string): string {
  const kept = forms.get(uri);
  if (kept !== undefined) return kept;
  if (forms.size >= 50_000) forms.clear();
  const form = decoded(uri);
  forms.set(uri, form);
  return form;
}

/** Asked for with every look-up of a document. */
const forms = new Map<string, string>();

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri).normalize("NFC");
  } catch {
    return uri;
  }
}
