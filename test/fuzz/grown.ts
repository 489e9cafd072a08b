/** Plans that grow from the table of the language: every block, every field, right and wrong values, in any place. */
import fc from "fast-check";
import { blockNames, fieldsOf } from "../../server/src/language/table.ts";
import { pieces } from "../support/texts.ts";

/** A document of blocks in blocks, half of which stand where they may. */
export function grownPlan(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 6, arbitrary: block }, { weight: 1, arbitrary: stray }), { maxLength: 8 })
    .map((parts) => parts.join("\n"));
}

const ids = fc.constantFrom("a", "b", "lena", "plan", "start", "after", "évé", "x-1", "to");
const title = fc.constantFrom('"A title"', '"Ziel 🎯"', "“curly”", '"open', '"שלום"', '""');
const value = fc.oneof(
  ids,
  title,
  fc.constantFrom(
    "2026-02-02",
    "2026-02-30",
    "2026-02-02 to 2026-03-01",
    "start of plan",
    "end of a",
    "2 weeks after a",
    "1 month before end of b",
    "8 every 2 weeks on monday from 2026-02-02 at 09:00 for 90 minutes",
    "2026-02-04 at 14:00 for 2 hours",
    "40%",
    "12000 GBP per session",
    "22 on 2026-06-12",
    '"a" to "b"',
    "lena, b, lena",
    "in-progress",
    "9999 years after a",
    "-1",
    "1e9",
    '"""\n  # A text\n  of several lines\n  """',
  ),
  fc.constantFrom(...pieces),
);
const anyField = fc.constantFrom(
  ...new Set(blockNames.flatMap((name) => fieldsOf(name).map(([field]) => field))),
);

const stray = fc.oneof(
  fc.constantFrom(
    'use "people.coachplan"',
    'use "plan.coachplan"',
    'use "../up.coachplan"',
    "// note",
    "/* x */",
  ),
  fc.constantFrom(...pieces),
);

interface Grown {
  readonly block: string;
}

const { block } = fc.letrec<Grown>((tie) => ({
  block: fc.constantFrom(...blockNames).chain((name) => {
    const own = fieldsOf(name).map(([field]) => field);
    const field = fc.tuple(fc.oneof(fc.constantFrom(...own), anyField), value);
    return fc
      .record({
        id: fc.option(ids, { nil: "" }),
        title: fc.option(title, { nil: "" }),
        fields: fc.array(field, { maxLength: 6 }),
        inner: fc.oneof({ depthSize: "small" }, fc.constant([]), fc.array(tie("block"), { maxLength: 3 })),
        around: fc.constantFrom(["{", "}"], ["{", "}"], ["{", "}"], ["{", ""], ["", "}"]),
        between: fc.constantFrom("\n", "; ", "\r\n"),
      })
      .map(({ id, title, fields, inner, around: [open, close], between }) =>
        [
          `${name} ${id} ${title} ${open}`,
          ...fields.map(([field, written]) => `  ${field}: ${written}`),
          ...inner,
          close,
        ].join(between),
      );
  }),
}));
