/** What an action is to do, as it travels to the client and back until somebody takes it. */
export type Task =
  /** The fix of that title, of the finding of that code at that place. */
  | { readonly kind: "fix"; readonly code: string; readonly start: number; readonly title: string }
  | { readonly kind: "ignore"; readonly code: string; readonly start: number }
  /** Every preferred fix of findings of that code. */
  | { readonly kind: "all"; readonly code: string }
  /** Every preferred fix of errors and warnings that leaves nothing to fill in. */
  | { readonly kind: "everything" }
  /** The refactoring of that title at that place. */
  | { readonly kind: "refactor"; readonly start: number; readonly title: string };

/** A task with the state of the document for which it was thought out. */
export interface Addressed {
  readonly uri: string;
  readonly version: number;
  readonly task: Task;
}

/** Reads what a client sends back; undefined where it is none of ours. */
export function taskIn(data: unknown): Addressed | undefined {
  const { uri, version, task } = recordOf(data);
  const { kind, code, start, title } = recordOf(task);
  if (typeof uri !== "string" || typeof version !== "number") return undefined;
  const of = (own: Task): Addressed => ({ uri, version, task: own });
  if (kind === "everything") return of({ kind });
  if (kind === "refactor")
    return typeof start === "number" && typeof title === "string" ? of({ kind, start, title }) : undefined;
  if (typeof code !== "string") return undefined;
  if (kind === "all") return of({ kind, code });
  if (typeof start !== "number") return undefined;
  if (kind === "ignore") return of({ kind, code, start });
  return kind === "fix" && typeof title === "string" ? of({ kind, code, start, title }) : undefined;
}

function recordOf(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
