/** What an audience may not see is nowhere in the bytes of what it gets. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Audience, audiences } from "../../server/src/analysis/visibility.ts";
import { htmlOf } from "../../server/src/exports/html.ts";
import { pdfOf } from "../../server/src/exports/pdf.ts";
import { svgOf } from "../../server/src/exports/svg.tsx";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import { buildPortfolio } from "../../server/src/timeline/portfolio.ts";
import { objectsIn, wordsIn } from "../support/pdf.ts";
import { projectOf } from "../support/project.ts";

/** A plan in which every text is a word of its own, and the audience farthest from the coach that may read each. */
interface Secrets {
  readonly text: string;
  readonly readers: ReadonlyMap<string, readonly Audience[]>;
}

type Said = Audience | undefined;
const said: fc.Arbitrary<Said> = fc.constantFrom(undefined, undefined, ...audiences);

const nearTo = (widest: Audience): readonly Audience[] => audiences.slice(0, audiences.indexOf(widest) + 1);
const narrowest = (...all: readonly Said[]): Audience =>
  audiences.find((audience) => all.includes(audience)) ?? "everyone";
const line = (visibility: Said) => (visibility ? `visibility: ${visibility}` : "");

/** The rules of the language written down a second time, for a plan of this one form. */
const plans: fc.Arbitrary<Secrets> = fc
  .record({
    person: said,
    engagement: said,
    phase: said,
    talk: said,
    commitment: said,
    first: said,
    second: said,
    contract: said,
    session: said,
    result: said,
    goal: said,
    selfFunded: fc.boolean(),
  })
  .map((v): Secrets => {
    const readers = new Map<string, readonly Audience[]>();
    const secret = (word: string, ...seen: readonly (readonly Audience[])[]) => {
      readers.set(
        word,
        audiences.filter((audience) => seen.every((list) => list.includes(audience))),
      );
      return word;
    };
    const top = nearTo(narrowest(v.engagement));
    const phase = nearTo(narrowest(v.engagement, v.phase));
    const talk = nearTo(narrowest(v.engagement, v.phase, v.talk));
    const talked = nearTo(narrowest(v.engagement, v.phase, v.talk ?? "coach"));
    const commitment = nearTo(narrowest(v.engagement, v.commitment));
    const first = nearTo(narrowest(v.engagement, v.commitment, v.first));
    const second = nearTo(narrowest(v.engagement, v.commitment, v.second));
    const contract = nearTo(narrowest(v.engagement, v.contract));
    const session = nearTo(
      narrowest(v.engagement, v.contract, v.session ?? (v.contract ? undefined : "coachee")),
    );
    const noted = nearTo(narrowest(v.engagement, v.contract ?? "coachee"));
    const payers: readonly Audience[] = ["coach", v.selfFunded ? "coachee" : "sponsor"];
    const person = nearTo(narrowest(v.person));
    const text = `
person zowner "${secret("Zownername", person)}" { role: "Zrole"; level: senior; ${line(v.person)} }
coach zcoach "Zcoachname"
engagement zshift "${secret("Zshifttitle", top)}" {
  leaders: zowner
  coaches: zcoach
  starts: 2026-02-02
  ${line(v.engagement)}
  goal zgoal "${secret("Zgoaltitle", nearTo(narrowest(v.engagement, v.goal)))}" { measure: "${secret("Zmeasure", nearTo(narrowest(v.engagement, v.goal)))}"; target: 5; by: 2026-09-30; ${line(v.goal)} }
  phase zphase "${secret("Zphasetitle", phase)}" {
    lasts: 7 weeks
    ${line(v.phase)}
    conversation ztalk "${secret("Ztalktitle", talk)}" {
      with: zowner
      on: 2026-02-04 at 14:00
      site: "${secret("Zsite", talk)}"
      outcome: "${secret("Zoutcome", talked)}"
      note: "${secret("Ztalknote", talked)}"
      ${line(v.talk)}
    }
  }
  commitment zcommitment "${secret("Zcommitmenttitle", commitment)}" {
    leader: zowner
    ${line(v.commitment)}
    action zfirst "${secret("Zfirsttitle", first)}" { owner: zowner; due: 2 weeks after ztalk; success: "${secret("Zsuccess", first)}"; ${line(v.first)} }
    action zsecond "${secret("Zsecondtitle", second)}" { owner: zowner; after: zfirst; due: 2 weeks after zfirst; done: 2 days after zfirst; success: "x"; ${line(v.second)} }
  }
  contract zcontract "${secret("Zcontracttitle", contract)}" {
    coach: zcoach
    coachee: zowner
    ${v.selfFunded ? "self-funded: yes" : "sponsor: zowner"}
    dates: 2026-05-25 to 2026-09-18
    fee: "${secret("Zfee", contract, payers)}"
    payment: "${secret("Zpayment", contract, payers)}"
    note: "${secret("Zcontractnote", noted, contract)}"
    ${line(v.contract)}
    session zsession "${secret("Zsessiontitle", session)}" { on: 2026-06-04; focus: "${secret("Zfocus", session)}"; outcome: "${secret("Zsessionoutcome", session)}"; ${line(v.session)} }
    result zresult "${secret("Zresulttitle", nearTo(narrowest(v.engagement, v.contract, v.result)))}" { measure: "x"; target: 8; by: 2026-09-11; ${line(v.result)} }
  }
}
`;
    // Names in the text, where a block that may be seen points at one that may not.
    secret("ztalk", talk);
    secret("zfirst", first);
    secret("zsession", session);
    secret("zresult", nearTo(narrowest(v.engagement, v.contract, v.result)));
    return { text, readers };
  });

describe("what an audience may not see", () => {
  it("is nowhere in the bytes of its timeline, and what it may see is there", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ text, readers }) => {
        const { snapshot, file } = await projectOf(text);
        for (const audience of audiences) {
          const model = buildTimeline(snapshot, file.uri, audience);
          assert.ok(model);
          const data = JSON.stringify(model);
          const handed = { audience, locale: "en-GB" } as const;
          const { bytes: pdf } = await pdfOf(model, { ...handed, paper: "A4", drawn: new Map() });
          const bytes = [
            data,
            JSON.stringify(buildPortfolio(snapshot, [file.uri], { audience, title: "All" })),
            svgOf(model, { ...handed, theme: "light", width: 1200 }),
            htmlOf(model, { ...handed, theme: undefined, paper: "A4", page: undefined }),
            wordsIn(pdf),
            ...objectsIn(pdf),
          ].join("\n");
          for (const [word, who] of readers) {
            if (!who.includes(audience)) assert.ok(!bytes.includes(word), `${word} is told to ${audience}`);
          }
          for (const word of ["Zshifttitle", "Zphasetitle", "Ztalktitle", "Zfirsttitle", "Zsessiontitle"]) {
            if (readers.get(word)?.includes(audience))
              assert.ok(data.includes(word), `${word} is kept from ${audience}`);
          }
        }
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);
});
