import type { Entity } from "../../analysis/entity.ts";
import type { Declaration } from "../../analysis/names.ts";
import { fileName } from "../../rules/shared/uses.ts";
import { nounFor } from "../../rules/shared/words.ts";
import { t } from "../../text/say.ts";
import { sameFile } from "../../workspace/files.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { entityIn } from "../shared/entityData.ts";
import { isTopLevel, mentionsOf, nameSpan } from "../shared/mentions.ts";

/** Why a block may not get that name, in words for the author; undefined where it may. */
export function clashWith(
  snapshot: Snapshot,
  { uri, entity }: Declaration,
  name: string,
): string | undefined {
  return isTopLevel(uri, entity)
    ? topLevelClash(snapshot, { uri, entity }, name)
    : innerClash(snapshot, { uri, entity }, name);
}

/** All blocks in an engagement share one namespace, and dates may mean the engagement itself. */
function innerClash(snapshot: Snapshot, { uri, entity }: Declaration, name: string): string | undefined {
  const { unit } = entity;
  const [taken] = unit.ids.get(name) ?? [];
  if (taken) {
    return t`${said(snapshot, uri, taken)} has this name already. Inside one engagement a name stands for one thing only; choose another one.`;
  }
  const captured = snapshot
    .names(uri, unit)
    .references.some(
      ({ text, target, wants }) =>
        text === name &&
        target?.entity === unit.top &&
        entity.known !== undefined &&
        wants.includes(entity.known),
    );
  return captured
    ? t`Dates in this engagement count from the engagement by the name “${name}”; they would then mean this ${nounOf(entity)} instead. Choose another name.`
    : undefined;
}

/** A top-level name is alone in its file, in the files that this one uses, and in those that use this one. */
function topLevelClash(snapshot: Snapshot, meant: Declaration, name: string): string | undefined {
  const { entity } = meant;
  const { facts } = snapshot;
  for (const { uri } of snapshot.documents) {
    const isSeen = facts
      .homes(uri, entity.id ?? "")
      .some((home) => sameFile(home.uri) === sameFile(meant.uri));
    const taken = isSeen ? facts.homes(uri, name)[0] : undefined;
    const holder = taken && entityIn(snapshot, taken)?.entity;
    if (!taken || !holder) continue;
    const other = said(snapshot, taken.uri, holder);
    return uri === meant.uri
      ? t`${other} has this name already. A name stands for one thing only; choose another one.`
      : t`${other} has this name already, and ${fileName(uri)} uses them side by side. A name stands for one thing only; choose another one.`;
  }
  const isCovered = mentionsOf(snapshot, meant).some(
    ({ reference }) => reference.role === "date" && reference.holder.unit.ids.has(name),
  );
  return isCovered
    ? t`Inside this engagement something else is called “${name}”, and dates that count from the engagement would then mean that. Choose another name.`
    : undefined;
}

/** `The person “lena” (Lena Fischer, people.coachplan, line 3)` */
function said(snapshot: Snapshot, uri: string, entity: Entity): string {
  const line = snapshot.range(uri, entity.unit, nameSpan(entity)).start.line + 1;
  const where = [entity.title, fileName(uri), t`line ${line}`].filter((part) => part !== undefined);
  return t`The ${nounOf(entity)} “${entity.id ?? ""}” (${where.join(", ")})`;
}

function nounOf({ known }: Entity): string {
  return known ? nounFor(known) : t`block`;
}
