import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { inSeries } from "../../language/shapes.ts";
import { counted } from "../../rules/shared/words.ts";
import { either, t } from "../../text/say.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { verbatim } from "../shared/markdown.ts";

/** What waits for a block, as Markdown; undefined where nothing does. */
export function waitingInWords(snapshot: Snapshot, uri: string, entity: Entity): string | undefined {
  const waiting = snapshot.schedule(uri, entity.unit).waiting(entity);
  if (waiting.length === 0) {
    return isKind(entity, "action") ? t`Nothing waits for it` : undefined;
  }
  const names = waiting.slice(0, most).map(({ title, id }) => t`“${verbatim(title ?? id ?? "")}”`);
  const more = waiting.length > most ? [t`${waiting.length - most} more`] : [];
  return t`${inSeries([...names, ...more], "and")} ${either(waiting.length === 1, "waits", "wait")} for it`;
}

/** How late it may end, in a sentence; undefined where that cannot be said. */
export function slackInWords(snapshot: Snapshot, uri: string, entity: Entity): string | undefined {
  const slack = snapshot.schedule(uri, entity.unit).slack(entity);
  const waiting = waitingInWords(snapshot, uri, entity);
  if (slack === undefined || waiting === undefined) return undefined;
  if (slack > 0) return t`${waiting}. It may end ${counted(slack, "day")} later before that is felt`;
  if (slack === 0) return t`${waiting}. Each day that it is late takes a day from what comes after it`;
  return t`${waiting}, and should begin ${counted(-slack, "day")} before this ends`;
}

/** As many names as fit on a line. */
const most = 4;
