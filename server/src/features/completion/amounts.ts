/** Amounts: an example to begin with, and currencies. */

import { CompletionItemKind } from "vscode-languageserver-types";
import { currencies, currencyNamed } from "../../language/currencies.ts";
import type { FieldRow } from "../../language/types.ts";
import { capital } from "../../rules/shared/words.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Proposal } from "./item.ts";

/** What the field's row has for an example, to be written over. */
export function exampleOf({ example }: FieldRow, short: string): Proposal[] {
  const first = example.split(",")[0] ?? example;
  return [
    {
      label: first,
      text: placeholder(1, first),
      short: t`${capital(short)}, for example`,
      kind: CompletionItemKind.Value,
      rank: 20,
    },
  ];
}

/** All currencies by code and name, those of most coaches first. */
export function currencyProposals(): Proposal[] {
  const usual = ["EUR", "GBP", "USD", "CHF"];
  return Object.entries(currencies).map(([code, name]) => ({
    label: code,
    text: code,
    filter: `${code} ${name}`,
    short: currencyNamed(code) ?? name,
    kind: CompletionItemKind.Unit,
    rank: usual.includes(code) ? 10 + usual.indexOf(code) : 30,
  }));
}
