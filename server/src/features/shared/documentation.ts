import { takesInWords } from "../../language/shapes.ts";
import { fieldRow, rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { moneyPer, smallWords, use } from "../../language/words.ts";
import { capital } from "../../rules/shared/words.ts";
import { t } from "../../text/say.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { fenced, paragraphs, verbatim } from "./markdown.ts";
import { describeName } from "./people.ts";

/** Something of the language, or a name, that can be explained. */
export type About =
  | { readonly kind: "block"; readonly block: BlockName }
  | {
      readonly kind: "field";
      readonly block: BlockName;
      readonly field: string;
      /** A ready text for it: shown in full, where a list has room for its beginning only. */
      readonly text?: string;
    }
  | { readonly kind: "choice"; readonly block: BlockName; readonly field: string; readonly word: string }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "use" }
  | { readonly kind: "name"; readonly uri: string; readonly path: string };

/** What it means, why it matters and an example, as Markdown; undefined where there is nothing to say. */
export function documentationOf(snapshot: Snapshot, about: About): string | undefined {
  switch (about.kind) {
    case "block": {
      const row = rowOf(about.block);
      return paragraphs(row.says, row.why, fenced(row.example));
    }
    case "field":
      return fieldDocumentation(about.block, about.field, about.text);
    case "choice": {
      const row = fieldRow(about.block, about.field as string);
      const choice = row?.takes.choices?.find(({ word }) => word === about.word);
      return choice && paragraphs(`**${choice.word}**: ${choice.says}`, row?.says);
    }
    case "word":
      return wordDocumentation(about.word);
    case "use":
      return paragraphs(use.says, use.why, fenced(use.example));
    case "name":
      return nameDocumentation(snapshot, about.uri, about.path);
  }
}

function fieldDocumentation(block: BlockName, field: string, text: string | undefined): string | undefined {
  const row = fieldRow(block, field as string);
  if (!row) return undefined;
  const whole = text === undefined ? undefined : `**${verbatim(text)}**`;
  const takes = text === undefined ? t`Takes ${takesInWords(row.takes)}.` : undefined;
  return paragraphs(whole, row.says, row.why, takes, fenced(`${field}: ${row.example}`));
}

function wordDocumentation(word: string): string | undefined {
  const row = Object.entries(smallWords).find(([name]) => name === word)?.[1];
  if (row) return paragraphs(row.says, fenced(row.example));
  const per = Object.entries(moneyPer).find(([name]) => name === word)?.[1];
  return per && capital(per.says);
}

function nameDocumentation(snapshot: Snapshot, uri: string, path: string): string | undefined {
  const unit = snapshot
    .units(uri)
    .find((placed) => placed.unit.entities.some((entity) => entity.path === path));
  const entity = unit?.unit.entities.find((one) => one.path === path);
  return entity && describeName(snapshot, { uri, entity });
}
