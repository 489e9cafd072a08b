import type { CodeLens, Command, Location } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { headerSpan, isKind } from "../analysis/entity.ts";
import { counted } from "../rules/shared/words.ts";
import { joined } from "../text/lasting.ts";
import { t } from "../text/say.ts";
import { shifted } from "../text/span.ts";
import { allShown } from "../workspace/shown.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { dataOf, entityIn } from "./shared/entityData.ts";
import { nameSpan } from "./shared/mentions.ts";
import { ownedBy, ownsAny, type Progress, progressOf } from "./shared/owned.ts";
import { perUnit, unitsIn } from "./shared/perUnit.ts";
import { movedRange, rangeOf } from "./shared/ranges.ts";

/** The commands of the client that lenses run; an editor that has none of them shows the words alone. */
export interface LensCommands {
  readonly openTimeline: string;
  /** Shows places: document, position, list of locations. */
  readonly showPlaces: string;
}

/** The lines above engagements and people; what they say is told by {@link resolveCodeLens} when they are seen. */
export function codeLens(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
  commands: LensCommands | undefined,
): CodeLens[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const { engagements, people } = (snapshot.settings.shown ?? allShown).lenses;
  const row = unitsIn(snapshot, document);
  return joined(
    unitLenses.all(row).flatMap((lenses, i) =>
      lenses.filter(([{ data }]) => {
        const at = row.units[i];
        // Above everybody who owns nothing a line that says so would only be in the way.
        if (data.about === "owned") return people && at && ownsAny(snapshot, document.uri, at.unit.top);
        return engagements && (data.about === "progress" || commands !== undefined);
      }),
    ),
  );
}

/** The lens with its words and what a click does; the same one where its block has gone. */
export function resolveCodeLens(
  snapshot: Snapshot,
  lens: CodeLens,
  commands: LensCommands | undefined,
): CodeLens {
  const found = entityIn(snapshot, lens.data);
  const about: unknown = lens.data?.about;
  if (!found) return lens;
  const { uri, entity } = found;
  if (about === "timeline") {
    return {
      ...lens,
      command: { title: t`Timeline`, command: commands?.openTimeline ?? "", arguments: [uri] },
    };
  }
  const { title, places } =
    about === "owned" ? owned(snapshot, uri, entity) : progress(snapshot, uri, entity);
  const command: Command =
    commands && places.length > 0
      ? { title, command: commands.showPlaces, arguments: [uri, lens.range.start, places] }
      : { title, command: "" };
  return { ...lens, command };
}

interface OurLens extends CodeLens {
  readonly data: ReturnType<typeof dataOf> & { readonly about: "timeline" | "progress" | "owned" };
}

const unitLenses = perUnit<readonly (readonly [OurLens])[]>({
  compute({ document, unit, start }) {
    const kinds = isKind(unit.top, "engagement")
      ? (["timeline", "progress"] as const)
      : isKind(unit.top, "person")
        ? (["owned"] as const)
        : [];
    const range = rangeOf(document, shifted(headerSpan(unit.top), start));
    return kinds.map((about) => [{ range, data: { ...dataOf(document.uri, unit.top), about } }]);
  },
  moved: (lenses, lines) => lenses.map(([lens]) => [{ ...lens, range: movedRange(lens.range, lines) }]),
});

interface Told {
  readonly title: string;
  readonly places: readonly Location[];
}

/** `3 of 8 actions done · 2 overdue · 1 without owner`; it leads to what is late or has nobody, else to what is open. */
function progress(snapshot: Snapshot, uri: string, { unit }: Entity): Told {
  const { open, done, overdue, ownerless }: Progress = progressOf(snapshot, uri, unit);
  const all = open.length + done.length;
  if (all === 0) return { title: t`No actions yet`, places: [] };
  const parts = [
    t`${done.length} of ${counted(all, "action")} done`,
    overdue.length > 0 ? t`${overdue.length} overdue` : "",
    ownerless.length > 0 ? t`${ownerless.length} without owner` : "",
  ];
  const urgent = open.filter((action) => overdue.includes(action) || ownerless.includes(action));
  const places = (urgent.length > 0 ? urgent : open).map((action) => ({
    uri,
    range: snapshot.range(uri, unit, nameSpan(action)),
  }));
  return { title: parts.filter((part) => part !== "").join(" · "), places };
}

/** `Owns 3 open actions · 1 overdue`, of all plans. */
function owned(snapshot: Snapshot, uri: string, entity: Entity): Told {
  const actions = ownedBy(snapshot, uri, entity);
  const late = actions.filter(({ end }) => end < snapshot.today).length;
  const title = [
    t`Owns ${counted(actions.length, "open action")}`,
    ...(late > 0 ? [t`${late} overdue`] : []),
  ].join(" · ");
  const places = actions.flatMap((one): Location[] => {
    const file = snapshot.document(one.uri);
    return file ? [{ uri: file.uri, range: rangeOf(file, one.span) }] : [];
  });
  return { title, places };
}
