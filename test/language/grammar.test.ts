import { colours } from "../support/colours.ts";

describe("colours without the language server", () => {
  it("paint a block's keyword, id and title", async () => {
    await colours(`
      person omar "Omar Haddad" { level: executive; role: "Chief \\"operating\\" officer" }
      ^^^^^^ keyword.control.block
             ^^^^ entity.name.type
                  ^^^^^^^^^^^^^ string.quoted.double.title
                                ^ punctuation.section.block.begin
                                  ^^^^^ support.variable.field
                                       ^ punctuation.separator.key-value
                                         ^^^^^^^^^ constant.language.choice
                                                  ^ punctuation.terminator
                                                    ^^^^ support.variable.field
    `);
  });

  it("take a keyword for an id where it stands as one", async () => {
    await colours(`
      phase plan "Plan" {
      ^^^^^ keyword.control.block
            ^^^^ entity.name.type
      organization: northwind
      ^^^^^^^^^^^^ support.variable.field
                    ^^^^^^^^^ support.type.reference
      review three-way { with: omar, priya; on: 2026-05-26 }
      ^^^^^^ keyword.control.block
             ^^^^^^^^^ entity.name.type
                         ^^^^ support.variable.field
                               ^^^^ support.type.reference
                                   ^ punctuation.separator.list
                                     ^^^^^ support.type.reference
                                            ^^ support.variable.field
    `);
  });

  it("paint the use of another file", async () => {
    await colours(`
      use "people.coachplan"
      ^^^ keyword.control.import
          ^^^^^^^^^^^^^^^^^^ string.quoted.double
    `);
  });

  it("paint letters of every script, and marks", async () => {
    await colours(`
      person zoë-müller "Zoë" { reports-to: Дана_2 }
             ^^^^^^^^^^ entity.name.type
                                ^^^^^^^^^^ support.variable.field
                                            ^^^^^^ support.type.reference
    `);
  });

  it("paint comments wherever they stand", async () => {
    await colours(`
      // until the summer
      ^^^^^^^^^^^^^^^^^^^ comment.line
      lasts: 2 months // begins the day after
             ^ constant.numeric
               ^^^^^^ keyword.other.unit
                      ^^^^^^^^^^^^^^^^^^^^^^^ comment.line
      /* one
      ^^^^^^ comment.block
      owner: two */ owner: omar
      ^^^^^^^^^^^^^ comment.block
                    ^^^^^ support.variable.field
      link: "https://northwind.example" // not a comment before
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double
                                        ^^^^^^^^^^^^^^^^^^^^^^^ comment.line
    `);
  });

  it("paint texts with what is escaped in them, in straight and curly quotes", async () => {
    await colours(`
      role: "Says \\"no\\" { owner: x"
            ^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double
                  ^^ constant.character.escape
      role: “Depot manager”; level: middle
            ^^^^^^^^^^^^^^^ string.quoted.double
                           ^ punctuation.terminator
    `);
  });

  it("end a text that is not closed with its line", async () => {
    await colours(`
      role: "Depot manager
            ^^^^^^^^^^^^^^ string.quoted.double
      level: middle
      ^^^^^ support.variable.field
    `);
  });

  it("paint Markdown in a block of text, and what follows it", async () => {
    await colours(`
      confidentiality: """
                       ^^^ string.quoted.triple
        What is said stays **between us**.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ meta.embedded.block.markdown
                           ^^^^^^^^^^^^^^ markup.bold
        - owner: nobody
        ^^^^^^^^^^^^^^^ markup.list
        """
        ^^^ punctuation.definition.string.end
      exceptions: "By law"
      ^^^^^^^^^^ support.variable.field
                  ^^^^^^^^ string.quoted.double
    `);
  });

  it("close a block of text at a line's end, and one on a single line", async () => {
    await colours(`
      summary: """Short"""; status: draft
               ^^^^^^^^^^^ string.quoted.triple
                            ^^^^^^ support.variable.field
                                    ^^^^^ constant.language.choice
      summary: """
        Two lines,
        the second closes"""
      ^^^^^^^^^^^^^^^^^^^^^^ string.quoted.triple
      status: draft
              ^^^^^ constant.language.choice
    `);
  });

  it("paint a day, its time and how long it takes", async () => {
    await colours(`
      on: 2026-02-04 at 14:00 for 90 minutes
      ^^ support.variable.field
          ^^^^^^^^^^ constant.numeric.date
                     ^^ keyword.operator.word
                        ^^^^^ constant.numeric.time
                              ^^^ keyword.operator.word
                                  ^^ constant.numeric
                                     ^^^^^^^ keyword.other.unit
      dates: 2026-02-10 to 2026-02-12
                        ^^ keyword.operator.word
    `);
  });

  it("paint days that count from something else", async () => {
    await colours(`
      due: 6 weeks after start of implementation
           ^ constant.numeric
             ^^^^^ keyword.other.unit
                   ^^^^^ keyword.operator.word
                         ^^^^^ keyword.operator.word
                               ^^ keyword.operator.word
                                  ^^^^^^^^^^^^^^ support.type.reference
      on: 8 days before plan
                 ^^^^^^ keyword.operator.word
                        ^^^^ support.type.reference
      dates: start of plan to end of plan
                           ^^ keyword.operator.word
                              ^^^ keyword.operator.word
    `);
  });

  it("mark what looks like a day or a time and is none", async () => {
    await colours(`
      due: 2026-02-30
           ^^^^^^^^^^ invalid.illegal.date
      due: 2026-2-5
           ^^^^^^^^ invalid.illegal.date
      due: 05.02.2026
           ^^^^^^^^^^ invalid.illegal.date
      due: 2026/02/05
           ^^^^^^^^^^ invalid.illegal.date
      due: 2028-02-29
           ^^^^^^^^^^ constant.numeric.date
      due: 2100-02-29
           ^^^^^^^^^^ invalid.illegal.date
      due: 2000-02-29
           ^^^^^^^^^^ constant.numeric.date
      on: 2026-02-04 at 9:30
                        ^^^^ invalid.illegal.time
      on: 2026-02-04 at 24:00
                        ^^^^^ invalid.illegal.time
      on: 2026-02-04 at 2pm
                        ^^^ invalid.illegal.time
      headcount: 12,000
                 ^^^^^^ invalid.illegal.number
    `);
  });

  it("paint numbers, percentages, money and how often", async () => {
    await colours(`
      fee: 450.50 GBP per session
           ^^^^^^ constant.numeric
                  ^^^ keyword.other.unit.currency
                      ^^^ keyword.operator.word
                          ^^^^^^^ keyword.other.unit
      progress: 40%
                ^^^ constant.numeric.percentage
      baseline: -3
                ^^ constant.numeric
      actual: 22 on 2026-06-12, 14 on 2026-07-15
              ^^ constant.numeric
                 ^^ keyword.operator.word
                    ^^^^^^^^^^ constant.numeric.date
      sessions: 8 every 2 weeks on Tuesday from 2026-05-28 at 10:00 for 90 minutes
                  ^^^^^ keyword.operator.word
                        ^ constant.numeric
                          ^^^^^ keyword.other.unit
                                ^^ keyword.operator.word
                                   ^^^^^^^ constant.language.weekday
                                           ^^^^ keyword.operator.word
      sessions: every week
                ^^^^^ keyword.operator.word
                      ^^^^ keyword.other.unit
      attitude: "Ask" to "Decide"
                      ^^ keyword.operator.word
    `);
  });

  it("leave small words, units and choices alone where they are names", async () => {
    await colours(`
      with: to, after, start, done, week
            ^^ support.type.reference
                ^^^^^ support.type.reference
                       ^^^^^ support.type.reference
                              ^^^^ support.type.reference
                                    ^^^^ support.type.reference
      tags: quick-win, done
            ^^^^^^^^^ variable.other.constant.tag
    `);
  });

  it("follow a list over the lines, and stop where the next field begins", async () => {
    await colours(`
      signatories: omar, // the coachee

        // and the sponsor
        ^^^^^^^^^^^^^^^^^^ comment.line
          dana,
          ^^^^ support.type.reference
          priya
          ^^^^^ support.type.reference
      status: signed
      ^^^^^^ support.variable.field
              ^^^^^^ constant.language.choice
      signatories: omar,
      status: signed
      ^^^^^^ support.variable.field
      signatories: omar,
      review closing { on: 2026-09-16 }
      ^^^^^^ keyword.control.block
             ^^^^^^^ entity.name.type
    `);
  });

  it("follow several members on one line without a semicolon", async () => {
    await colours(`
      review midpoint { with: omar on: 2026-07-15 }
                              ^^^^ support.type.reference
                                   ^^ support.variable.field
                                       ^^^^^^^^^^ constant.numeric.date
    `);
  });

  it("leave alone what the language does not know", async () => {
    await colours(`
      actoin standup "Daily stand-up" {
      ^^^^^^ plain
                     ^^^^^^^^^^^^^^^^ string.quoted.double
    `);
  });
});

describe("colours of a fence in Markdown", () => {
  it("are those of a document", async () => {
    await colours(
      `
      A plan:
      \`\`\`coachplan
         ^^^^^^^^^ fenced_code.block.language
      person omar "Omar" { level: executive }
      ^^^^^^ keyword.control.block
                           ^^^^^ support.variable.field
      team depots {
        note: """
          not closed
      \`\`\`
      ^^^ punctuation.definition.markdown
      person omar **bold**
      ^^^^^^^^^^^^ plain
                  ^^^^^^^^ markup.bold
      `,
      "text.html.markdown",
    );
  });
});
