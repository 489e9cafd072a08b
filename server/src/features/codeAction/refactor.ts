import { contextOf } from "../../rules/shared/context.ts";
import type { Document } from "../../syntax/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { locate } from "../shared/locate.ts";
import { dateForm } from "./refactor/dateForm.ts";
import { giveId } from "./refactor/giveId.ts";
import { moveToFile } from "./refactor/moveToFile.ts";
import { oneLine } from "./refactor/oneLine.ts";
import type { Refactoring } from "./refactor/refactoring.ts";

/** Other ways to write what stands at an offset (UTF-16 units from the document's start); it is right as it is. */
export function refactoringsAt(
  snapshot: Snapshot,
  document: Document,
  offset: number,
  newFiles: boolean,
): readonly Refactoring[] {
  const place = { context: contextOf(snapshot, document), located: locate(document, offset), newFiles };
  return [dateForm, oneLine, giveId, moveToFile].flatMap((refactoring) => refactoring(place));
}
