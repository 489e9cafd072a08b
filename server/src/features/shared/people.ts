import type { Declaration } from "../../analysis/names.ts";
import { inSeries } from "../../language/shapes.ts";
import { fileName } from "../../rules/shared/uses.ts";
import { counted, nounFor } from "../../rules/shared/words.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { paragraphs, verbatim } from "./markdown.ts";
import { ownedBy } from "./owned.ts";
import { roleOf, textOf, wordOf } from "./who.ts";

/** Who or what a name stands for, as Markdown: title, role, level, manager, teams, members, and the file. */
export function describeName(snapshot: Snapshot, { uri, entity }: Declaration, from?: string): string {
  const kind = entity.kind ?? entity.known;
  const heading = `**${verbatim(entity.title ?? entity.id ?? "")}** (${kind ? nounFor(kind) : "block"})`;
  const names = snapshot.names(uri, entity.unit);
  const called = (field: string) =>
    names.targets(entity, field).map((one) => verbatim(one.entity.title ?? one.entity.id ?? ""));
  const level = wordOf(entity, "level");
  const facts = [
    kind === "person" || kind === "coach" ? verbatim(roleOf(entity)) : undefined,
    level && `Level: ${verbatim(level)}`,
    list("Reports to", called("reports-to")),
    list("Led by", called("lead")),
    list("Members:", called("members")),
    list("In", teamsOf(snapshot, { uri, entity })),
    kind === "organization"
      ? textOf(entity, "ambition") && verbatim(textOf(entity, "ambition") ?? "")
      : undefined,
  ];
  const told = facts.filter((fact) => fact !== undefined && fact !== "").join("  \n");
  const file = from === undefined || from === uri ? undefined : `From ${verbatim(fileName(uri))}`;
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
  const told = [...where].map(([engagement, count]) => `${count} in ${verbatim(engagement)}`);
  return `Owns ${counted(actions.length, "open action")}${late > 0 ? `, ${late} overdue` : ""}: ${inSeries(told, "and")}`;
}

function list(words: string, names: readonly string[]): string | undefined {
  return names.length > 0 ? `${words} ${inSeries(names, "and")}` : undefined;
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
