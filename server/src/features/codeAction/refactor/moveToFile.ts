import type { Entity } from "../../../analysis/entity.ts";
import type { Declaration } from "../../../analysis/names.ts";
import type { FixEdit } from "../../../rules/rule.ts";
import { contextOf } from "../../../rules/shared/context.ts";
import { lineBreakOf } from "../../../rules/shared/layout.ts";
import { addUse, fileName, pathTo, usesOf } from "../../../rules/shared/uses.ts";
import { counted, quoted } from "../../../rules/shared/words.ts";
import type { Document } from "../../../syntax/document.ts";
import { t } from "../../../text/say.ts";
import type { Span } from "../../../text/span.ts";
import { sameFile } from "../../../workspace/files.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { MOVE } from "../../abilities.ts";
import { mentionsOf } from "../../shared/mentions.ts";
import type { EditsElsewhere, Place, Refactoring, Rewrite } from "./refactoring.ts";

/** What several plans may share. */
const shared: readonly string[] = ["person", "coach", "team", "organization"];

const SHARED_FILE = "people.coachplan";

/**
 * Moves a person, coach, team or organization into a file that this one uses, with everybody of this file whom it
 * refers to. Where none is used yet: into `people.coachplan` beside this file, which is made where it is missing.
 * Every file that mentions who has moved uses that file from then on.
 */
export function moveToFile({ context, located, newFiles }: Place): Refactoring[] {
  const { snapshot, document, uri } = context;
  const { part, placed } = located;
  const entity = placed?.entity;
  if (!entity?.known || entity.parent || entity.id === undefined || !shared.includes(entity.known)) return [];
  if (part.kind !== "keyword" && part.kind !== "id" && part.kind !== "title") return [];
  const party = withReferred(snapshot, document, entity);
  if (party.some(({ unit }) => !canMove(snapshot, document, unit.top))) return [];
  return targetsOf(snapshot, document, newFiles).flatMap((target): Refactoring[] => {
    const file = target.document;
    const going = party.filter(({ id }) => file === undefined || !sees(snapshot, file.uri, uri, id ?? ""));
    // Whoever has the same name there is somebody else, or the same one written twice: the author has to decide.
    if (!going.includes(entity) || going.some(({ id }) => isTaken(snapshot, file, uri, id ?? ""))) return [];
    const others = going.filter((one) => one !== entity);
    const name = quoted(entity.title ?? entity.id ?? "");
    const where = quoted(fileName(target.uri));
    const title =
      others.length === 0
        ? t`Move ${name} to ${where}`
        : others.length === 1
          ? t`Move ${name} to ${where}, with ${quoted(others[0]?.title ?? others[0]?.id ?? "")}`
          : t`Move ${name} to ${where}, with ${counted(others.length, "other")} mentioned there`;
    return [{ title, kind: MOVE, rewrite: () => moved(snapshot, document, going, target) }];
  });
}

/** A file to move to; one without a document is yet to be made. */
interface Target {
  readonly uri: string;
  readonly document: Document | undefined;
}

function targetsOf(snapshot: Snapshot, { uri }: Document, newFiles: boolean): readonly Target[] {
  const used = usesOf(snapshot, uri).flatMap(({ path }): Target[] => {
    const target = path && snapshot.resolveUse(uri, path.text);
    const document = target === undefined ? undefined : snapshot.document(target);
    return document && sameFile(document.uri) !== sameFile(uri) ? [{ uri: document.uri, document }] : [];
  });
  if (used.length > 0) return used.slice(0, most);
  const beside = snapshot.resolveUse(uri, SHARED_FILE);
  if (beside === undefined || sameFile(beside) === sameFile(uri)) return [];
  const document = snapshot.document(beside);
  if (document) return [{ uri: document.uri, document }];
  // Only once all files are known it is known that there is none.
  return newFiles && snapshot.indexed ? [{ uri: beside, document: undefined }] : [];
}

const most = 3;

/** The block with all of its own file that it mentions, and that those mention, in the order of the text. */
function withReferred(snapshot: Snapshot, { uri }: Document, first: Entity): readonly Entity[] {
  const found = new Set([first]);
  for (const { unit } of found) {
    for (const { target } of snapshot.names(uri, unit).references) {
      if (target && sameFile(target.uri) === sameFile(uri) && !target.entity.parent) found.add(target.entity);
    }
  }
  const places = new Map(snapshot.units(uri).map(({ unit, start }) => [unit, start]));
  return [...found].sort((a, b) => (places.get(a.unit) ?? 0) - (places.get(b.unit) ?? 0));
}

/** Whether it can be read as a whole and has its lines for itself. */
function canMove(snapshot: Snapshot, document: Document, { unit, known }: Entity): boolean {
  const start = snapshot.units(document.uri).find((placed) => placed.unit === unit)?.start;
  if (start === undefined || known === undefined || !shared.includes(known)) return false;
  const { text, lines } = document;
  const end = start + unit.block.width;
  const before = text.slice(lines.span(lines.position(start).line).start, start);
  const behind = text.slice(end, lines.span(lines.position(end).line).end);
  const isSound = unit.entities.every(({ block }) => block.segment.problems.length === 0);
  return isSound && before.replace("\uFEFF", "") === "" && /^\s*(?:\/\/.*)?$/.test(behind);
}

/** Whether a name means the same in a file as it does in this one: it is declared there, or in a file that both see. */
function sees(snapshot: Snapshot, file: string, from: string, id: string): boolean {
  const here = snapshot.scope(from).lookup(id)[0];
  return snapshot
    .scope(file)
    .lookup(id)
    .some(({ uri, entity }) => sameFile(uri) !== sameFile(from) && entity === here?.entity);
}

function isTaken(snapshot: Snapshot, file: Document | undefined, from: string, id: string): boolean {
  if (!file) return false;
  return snapshot
    .scope(file.uri)
    .lookup(id)
    .some(({ uri }) => sameFile(uri) !== sameFile(from));
}

function moved(snapshot: Snapshot, document: Document, going: readonly Entity[], target: Target): Rewrite {
  const texts = going.map((entity) => linesWith(snapshot, document, entity));
  const mentions = going.flatMap((entity) => mentionsOf(snapshot, { uri: document.uri, entity }));
  const stays = (uri: string, entity: Entity) =>
    sameFile(uri) === sameFile(document.uri) && going.some(({ unit }) => unit === entity.unit);
  const files = new Set(
    mentions
      .filter(({ uri, reference }) => !stays(uri, reference.holder))
      .map(({ uri }) => sameFile(uri))
      .filter((file) => file !== sameFile(target.uri)),
  );
  const elsewhere: EditsElsewhere[] = [];
  const own: FixEdit[] = withoutGaps(document, texts).map((span) => ({ span, text: "" }));
  for (const file of files) {
    const user = snapshot.document(file) ?? snapshot.documents.find(({ uri }) => sameFile(uri) === file);
    if (!user || uses(snapshot, user.uri, target.uri)) continue;
    const edit = addUse(contextOf(snapshot, user), pathTo(sameFile(user.uri), sameFile(target.uri)));
    if (user === document) own.push(edit);
    else elsewhere.push({ uri: user.uri, edits: [edit] });
  }
  return {
    edits: merged(own),
    elsewhere: [...elsewhere, { uri: target.uri, edits: arriving(snapshot, document, going, texts, target) }],
    ...(!target.document && { creates: target.uri }),
  };
}

function uses(snapshot: Snapshot, uri: string, target: string): boolean {
  return usesOf(snapshot, uri).some(({ path }) => {
    const used = path && snapshot.resolveUse(uri, path.text);
    return used !== undefined && sameFile(used) === sameFile(target);
  });
}

/** What is put into the file: at its end, with a `use` of what is mentioned there and stands in a third file. */
function arriving(
  snapshot: Snapshot,
  document: Document,
  going: readonly Entity[],
  spans: readonly Span[],
  target: Target,
): readonly FixEdit[] {
  const file = target.document;
  const lineBreak = lineBreakOf({ document: file ?? document });
  const put = spans.reduce((before, { start, end }, i) => {
    const block = document.text.slice(start, end).trimEnd();
    const previous = spans[i - 1];
    if (!previous) return block;
    // What stood together stays together, and so do people of one line each.
    const together = previous.end === start || isOneLine(document, previous, { start, end });
    return before + (together ? "\n" : "\n\n") + block;
  }, "");
  const text = put.replace(/\r\n|\r|\n/g, lineBreak);
  const needed = thirdFiles(snapshot, document, going, target);
  if (!file) {
    const lines = needed.map((path) => `use "${path}"${lineBreak}`).join("");
    const head = lines === "" ? "" : lines + lineBreak;
    return [{ span: { start: 0, end: 0 }, text: head + text + lineBreak }];
  }
  const end = file.text.trimEnd().length;
  const apart = end === 0 ? "" : lineBreak + (blocksAreLines(file, put) ? "" : lineBreak);
  const last = { span: { start: end, end: file.text.length }, text: apart + text + lineBreak };
  return [...needed.map((path) => addUse(contextOf(snapshot, file), path)), last];
}

function isOneLine({ text }: Document, ...spans: readonly Span[]): boolean {
  return spans.every(({ start, end }) => !/[\r\n]/.test(text.slice(start, end).trimEnd()));
}

/** Whether the last block there and the first of those that come stand on one line each: then no gap parts them. */
function blocksAreLines(file: Document, put: string): boolean {
  const last = file.root.children.at(-1);
  return last !== undefined && last.breaks === 0 && !put.includes("\n");
}

/** Paths of the files that neither the target uses nor is, and in which somebody stands whom those who move mention. */
function thirdFiles(
  snapshot: Snapshot,
  { uri }: Document,
  going: readonly Entity[],
  target: Target,
): readonly string[] {
  const homes = going
    .flatMap(({ unit }) => snapshot.names(uri, unit).references)
    .flatMap(({ target: meant }): Declaration[] => (meant ? [meant] : []))
    .filter((home) => sameFile(home.uri) !== sameFile(uri) && sameFile(home.uri) !== sameFile(target.uri))
    .filter((home) => !target.document || !uses(snapshot, target.document.uri, home.uri));
  return [...new Set(homes.map((home) => pathTo(sameFile(target.uri), sameFile(home.uri))))];
}

/** The lines of a block, with the comments right above it. */
function linesWith(snapshot: Snapshot, { uri, text, lines }: Document, { unit }: Entity): Span {
  const at = snapshot.startOf(uri, unit);
  let { line } = lines.position(at);
  const written = (one: number) => text.slice(lines.span(one).start, lines.span(one).end).trimStart();
  const isHeading = (one: number) => one === 0 && lines.count > 1 && written(one + 1).trim() === "";
  while (line > 0 && written(line - 1).startsWith("//") && !isHeading(line - 1)) line--;
  const last = lines.position(at + unit.block.width).line;
  const end = last + 1 < lines.count ? lines.span(last + 1).start : text.length;
  return { start: lines.span(line).start, end };
}

/** The spans with the empty lines that would be left doubled, or at the file's start, behind them. */
function withoutGaps({ text }: Document, spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before && text.slice(before.end, span.start).trim() === "")
      joined[joined.length - 1] = { start: before.start, end: span.end };
    else joined.push(span);
  }
  return joined.map(({ start, end }) => {
    const isFirst = text.slice(0, start).trim() === "";
    const isBehindGap = isFirst || /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)$/.test(text.slice(0, start));
    const gap = /^(?:[^\S\r\n]*(?:\r\n|\r|\n))*/.exec(text.slice(end))?.[0].length ?? 0;
    return { start, end: isBehindGap ? end + gap : end };
  });
}

/** What is put in where something is taken out is one edit with that. */
function merged(edits: readonly FixEdit[]): readonly FixEdit[] {
  const result: FixEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const before = result.at(-1);
    if (before && edit.span.start <= before.span.end) {
      const span = { start: before.span.start, end: Math.max(before.span.end, edit.span.end) };
      result[result.length - 1] = { span, text: before.text + edit.text };
    } else result.push(edit);
  }
  return result;
}
