import type { Declaration } from "../../analysis/names.ts";
import { inSeries } from "../../language/shapes.ts";
import { fileName } from "../../rules/shared/uses.ts";
import { counted, nounFor } from "../../rules/shared/words.ts";
import { t } from "../../text/say.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { paragraphs, verbatim } from "./markdown.ts";
import { ownedBy } from "./owned.ts";
import { roleOf, textOf, wordOf } from "./who.ts";

/** Who or what a name stands for, as Markdown: title, role, level, manager, teams, members, and the file. */
export function describeName(snapshot: Snapshot, { uri, entity }: Declaration, from?: string): string {
  const kind = entity.kind ?? entity.known;
  const heading = `**${verbatim(entity.title ?? entity.id ?? "")}** (${kind ? nounFor(kind) : t`block`})`;
  const names = snapshot.names(uri, entity.unit);
  const called = (field: string) =>
    names.targets(entity, field).map((one) => verbatim(one.entity.title ?? one.entity.id ?? ""));
  const level = wordOf(entity, "level");
  const facts = [
    kind === "person" || kind === "coach" ? verbatim(roleOf(entity)) : undefined,
    level && t`Level: ${verbatim(level)}`,
    list(called("reports-to"), (names) => t`Reports to ${names}`),
    list(called("lead"), (names) => t`Led by ${names}`),
    list(called("members"), (names) => t`Members: ${names}`),
    list(teamsOf(snapshot, { uri, entity }), (names) => t`In ${names}`),
    kind === "organization"
      ? textOf(entity, "ambition") && verbatim(textOf(entity, "ambition") ?? "")
      : undefined,
  ];
  const told = facts.filter((fact) => fact !== undefined && fact !== "").join("  \n");
  const file = from === undefined || from === uri ? undefined : t`From ${verbatim(fileName(uri))}`;
  return paragraphs(heading, told, ownedInWords(snapshot, { uri, entity }), file);
}

/** What somebody answers for, engagement by engagement: `Owns 3 open actions, 1 overdue: 2 in Leadership shift, …`. */
function ownedInWords(snapshot: Snapshot, { uri, entity }: Declaration): string | undefined {
  if (entity.known !== "person" && entity.known !== "team") return undefined;
  const actions = ownedBy(snapshot, uri, entity);
  if (actions.length === 0) return undefined;
  const late = actions.filter(({ end }) => end < snapshot.today).length;
  const where = new Map<string, number>();
  for (const { engagement } of actions) where.set(engagement, (where.get(engagement) ?? 0) + 1);
  const told = [...where].map(([engagement, count]) => t`${count} in ${verbatim(engagement)}`);
  const open = counted(actions.length, "open action");
  return late > 0
    ? t`Owns ${open}, ${late} overdue: ${inSeries(told, "and")}`
    : t`Owns ${open}: ${inSeries(told, "and")}`;
}

function list(names: readonly string[], words: (names: string) => string): string | undefined {
  return names.length > 0 ? words(inSeries(names, "and")) : undefined;
}

/** The teams of the same document in which the person is a member. */
function teamsOf(snapshot: Snapshot, { uri, entity }: Declaration): string[] {
  if (entity.kind !== "person") return [];
  return snapshot.units(uri).flatMap(({ unit }) => {
    if (unit.top.kind !== "team") return [];
    const members = snapshot.names(uri, unit).targets(unit.top, "members");
    return members.some((member) => member.entity === entity)
      ? [verbatim(unit.top.title ?? unit.top.id ?? "")]
      : [];
  });
}
