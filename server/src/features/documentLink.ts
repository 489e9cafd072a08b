import type { DocumentLink, Range } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { fileName } from "../rules/shared/uses.ts";
import type { Document } from "../syntax/document.ts";
import type { TextValue } from "../syntax/tree.ts";
import { joined } from "../text/lasting.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { isEntityData } from "./shared/entityData.ts";
import { spanIn } from "./shared/locate.ts";
import { perUnit, unitsIn } from "./shared/perUnit.ts";
import { movedRange, rangeOf } from "./shared/ranges.ts";

/** The paths behind `use` and what stands in `link` fields, each to be opened; where they lead says {@link resolveLink}. */
export function documentLink(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
): DocumentLink[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const uses = document.root.segment.uses.flatMap(({ path }) =>
    path ? linkOf(document, path, spanIn(document, undefined, path)) : [],
  );
  return joined([uses, ...unitLinks.all(unitsIn(snapshot, document))]);
}

/**
 * The link with its target: a web or mail address as it is written, another path as the file that it names beside the
 * document. Without a target where the path leads out of the workspace, or where it would start a program.
 */
export function resolveLink(snapshot: Snapshot, link: DocumentLink): DocumentLink {
  if (!isEntityData(link.data)) return link;
  const { uri, path } = link.data;
  if (/^(?:https?|mailto):/i.test(path)) return { ...link, target: path, tooltip: path };
  const [file = "", place] = path.split(/(?=#)/, 2);
  const target = snapshot.resolveUse(uri, file);
  return target === undefined
    ? link
    : { ...link, target: place === undefined ? target : target + place, tooltip: fileName(target) };
}

const unitLinks = perUnit<readonly DocumentLink[]>({
  compute: ({ document, unit, start }) =>
    unit.entities.flatMap((entity) =>
      linkTexts(entity).flatMap((text) => linkOf(document, text, shifted(entity.span(text), start))),
    ),
  moved: (links, lines) => links.map((link) => ({ ...link, range: movedRange(link.range, lines) })),
});

function linkTexts({ block }: Entity): readonly TextValue[] {
  const field = block.segment.fields.find(({ name }) => name.text === "link");
  return (field?.values ?? []).filter((value) => value.kind === "text");
}

/** A link covers what stands between the quotes. */
function linkOf(
  document: Document,
  { text, block, closed }: TextValue,
  { start, end }: Span,
): DocumentLink[] {
  if (block || !closed || text.trim() === "") return [];
  const range: Range = rangeOf(document, { start: start + 1, end: end - 1 });
  return [{ range, data: { uri: document.uri, path: text.trim() } }];
}
