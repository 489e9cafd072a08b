/**
 * LANGUAGE: dates, by example. Every day here was counted with a calendar, not with this program.
 *
 * `expect` names blocks by their id: "first … last", one day alone where both are the same, `?` where a day cannot
 * be known, "none" where the block has no days at all. `sessions` lists the days of a contract's recurrence.
 * `problems` are all that the schedule has to say, in the order of the text; none where it is left out.
 */
export interface Example {
  readonly title: string;
  readonly text: string;
  readonly expect?: Readonly<Record<string, string>>;
  readonly sessions?: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
}

export const examples: Readonly<Record<string, readonly Example[]>> = {
  "how long something lasts": [
    {
      title: "one week from a Monday ends on the Sunday",
      text: `engagement e { phase p { starts: 2026-02-02; lasts: 1 week } }`,
      expect: { p: "2026-02-02 … 2026-02-08" },
    },
    {
      title: "one day is that day",
      text: `engagement e { phase p { starts: 2026-02-02; lasts: 1 day } }`,
      expect: { p: "2026-02-02" },
    },
    {
      title: "a month from the first ends on the last",
      text: `engagement e { phase p { starts: 2026-04-01; lasts: 1 month } }`,
      expect: { p: "2026-04-01 … 2026-04-30" },
    },
    {
      title: "two months from 31 December end the day before 28 February",
      text: `engagement e { phase p { starts: 2026-12-31; lasts: 2 months } }`,
      expect: { p: "2026-12-31 … 2027-02-27" },
    },
    {
      title: "in a leap year, the day before 29 February",
      text: `engagement e { phase p { starts: 2027-12-31; lasts: 2 months } }`,
      expect: { p: "2027-12-31 … 2028-02-28" },
    },
    {
      title: "a month from 30 January in a leap year",
      text: `engagement e { phase p { starts: 2028-01-30; lasts: 1 month } }`,
      expect: { p: "2028-01-30 … 2028-02-28" },
    },
    {
      title: "a year from 29 February ends on 27 February",
      text: `engagement e { phase p { starts: 2028-02-29; lasts: 1 year } }`,
      expect: { p: "2028-02-29 … 2029-02-27" },
    },
    {
      title: "1900 and 2100 have no leap day, 2000 had one",
      text: `engagement e {
        action a { starts: 1900-02-28; lasts: 2 days }
        action b { starts: 2100-02-28; lasts: 2 days }
        action c { starts: 2000-02-28; lasts: 2 days }
      }`,
      expect: { a: "1900-02-28 … 1900-03-01", b: "2100-02-28 … 2100-03-01", c: "2000-02-28 … 2000-02-29" },
    },
    {
      title: "two weeks over New Year",
      text: `engagement e { action a { starts: 2026-12-28; lasts: 2 weeks } }`,
      expect: { a: "2026-12-28 … 2027-01-10" },
    },
    {
      title: "from the end and the length follows the start",
      text: `engagement e {
        action week { due: 2026-02-08; lasts: 1 week }
        action month { ends: 2026-04-30; lasts: 1 month }
        contract c { ends: 2026-09-18; lasts: 4 months }
      }`,
      expect: {
        week: "2026-02-02 … 2026-02-08",
        month: "2026-04-01 … 2026-04-30",
        c: "2026-05-19 … 2026-09-18",
      },
    },
    {
      title: "counting back from the end of a month clamps as well",
      text: `engagement e { action a { due: 2026-03-30; lasts: 1 month } }`,
      expect: { a: "2026-02-28 … 2026-03-30" },
    },
    {
      title: "a range gives both ends, and both belong to it",
      text: `engagement e {
        phase p { dates: 2026-02-02 to 2026-03-22; conversation c { dates: 2026-02-10 to 2026-02-12 } }
        action a { dates: 2026-04-01 to 2026-04-01 }
      }`,
      expect: { p: "2026-02-02 … 2026-03-22", c: "2026-02-10 … 2026-02-12", a: "2026-04-01" },
    },
    {
      title: "hours are no length for a phase",
      text: `engagement e { phase p { starts: 2026-02-02; lasts: 90 minutes } }`,
      expect: { p: "2026-02-02 … ?" },
    },
  ],

  "phases follow each other": [
    {
      title: "the first begins with the engagement, each further one the day after the one before it",
      text: `engagement shift {
        starts: 2026-02-02
        phase diagnostic { lasts: 7 weeks }
        phase plan { lasts: 2 months }
        phase implementation { lasts: 4 months }
      }`,
      expect: {
        diagnostic: "2026-02-02 … 2026-03-22",
        plan: "2026-03-23 … 2026-05-22",
        implementation: "2026-05-23 … 2026-09-22",
        shift: "2026-02-02 … 2026-09-22",
      },
    },
    {
      title: "months are not added up: each phase clamps from its own first day",
      text: `engagement e {
        starts: 2026-12-31
        phase one { lasts: 2 months }
        phase two { lasts: 2 months }
      }`,
      expect: { one: "2026-12-31 … 2027-02-27", two: "2027-02-28 … 2027-04-27" },
    },
    {
      title: "with `after`, the day after the last of those",
      text: `engagement e {
        starts: 2026-01-05
        phase north { lasts: 4 weeks }
        phase south { starts: 2026-01-05; lasts: 6 weeks }
        phase east { starts: 2026-01-05; lasts: 2 weeks }
        phase all { after: north, south; lasts: 1 week }
        phase next { lasts: 1 week }
      }`,
      expect: {
        north: "2026-01-05 … 2026-02-01",
        south: "2026-01-05 … 2026-02-15",
        all: "2026-02-16 … 2026-02-22",
        next: "2026-02-23 … 2026-03-01",
      },
    },
    {
      title: "`after` may name a phase that is written further down",
      text: `engagement e {
        phase second { after: first; lasts: 1 week }
        phase first { starts: 2026-03-02; lasts: 1 week }
      }`,
      expect: { second: "2026-03-09 … 2026-03-15", first: "2026-03-02 … 2026-03-08" },
    },
    {
      title: "the last phase may leave its end to the engagement's written end",
      text: `engagement e {
        starts: 2026-02-02
        ends: 2026-09-30
        phase one { lasts: 7 weeks }
        phase two {}
      }`,
      expect: { two: "2026-03-23 … 2026-09-30" },
    },
    {
      title: "and to the end that follows from how long the engagement lasts",
      text: `engagement e {
        starts: 2026-02-02
        lasts: 8 months
        phase one { lasts: 7 weeks }
        phase two
      }`,
      expect: { e: "2026-02-02 … 2026-10-01", two: "2026-03-23 … 2026-10-01" },
    },
    {
      title: "but not to an end that only follows from what is in it",
      text: `engagement e {
        starts: 2026-02-02
        phase one { lasts: 7 weeks }
        phase two {}
        goal g { by: 2026-09-30 }
      }`,
      expect: { e: "2026-02-02 … 2026-09-30", two: "2026-03-23 … ?" },
    },
    {
      title: "another than the last one has no end, and what follows it no start",
      text: `engagement e {
        starts: 2026-02-02
        ends: 2026-09-30
        phase one {}
        phase two { lasts: 1 week }
      }`,
      expect: { one: "2026-02-02 … ?", two: "none" },
    },
    {
      title: "a written end does not keep a phase from beginning where it must",
      text: `engagement e { starts: 2026-02-02; phase one { lasts: 4 weeks }; phase two { ends: 2026-03-31 } }`,
      expect: { two: "2026-03-02 … 2026-03-31" },
    },
  ],

  "where an engagement starts and ends": [
    {
      title: "it starts with its first phase where it does not say so itself",
      text: `engagement e { phase p { starts: 2026-02-02; lasts: 1 week } }`,
      expect: { e: "2026-02-02 … 2026-02-08" },
    },
    {
      title: "also where that phase has its start from its end and its length, or from a range",
      text: `engagement e { phase p { ends: 2026-02-08; lasts: 1 week } }
        engagement f { phase q { dates: 2026-02-02 to 2026-02-20 } }`,
      expect: { e: "2026-02-02 … 2026-02-08", f: "2026-02-02 … 2026-02-20" },
    },
    {
      title: "but not where neither says when",
      text: `engagement e { phase p { lasts: 1 week } }`,
      expect: { e: "none", p: "none" },
    },
    {
      title: "a later phase does not give it",
      text: `engagement e { phase p { lasts: 1 week }; phase q { starts: 2026-02-02; lasts: 1 week } }`,
      expect: { e: "? … 2026-02-08", p: "none", q: "2026-02-02 … 2026-02-08" },
    },
    {
      title: "its length counts from its first phase, too",
      text: `engagement e { lasts: 6 months; phase p { starts: 2026-08-31; lasts: 1 month } }`,
      expect: { e: "2026-08-31 … 2027-02-27", p: "2026-08-31 … 2026-09-29" },
    },
    {
      title: "two of three give the third",
      text: `engagement e { ends: 2026-09-30; lasts: 8 months; phase p { lasts: 1 month } }`,
      expect: { e: "2026-02-01 … 2026-09-30", p: "2026-02-01 … 2026-02-28" },
    },
    ...lastThings(),
    {
      title: "a written end counts, whatever comes later",
      text: `engagement e { starts: 2026-02-02; ends: 2026-06-30; goal g { by: 2026-12-31 } }`,
      expect: { e: "2026-02-02 … 2026-06-30" },
    },
    {
      title: "what cannot be worked out is left out of its end",
      text: `engagement e {
        starts: 2026-02-02
        phase p { lasts: 4 weeks }
        goal g { by: 2 weeks after nothing-of-that-name }
      }`,
      expect: { e: "2026-02-02 … 2026-03-01", g: "none" },
    },
    {
      title: "a day that does not exist is no day, and what follows from it is not known",
      text: `engagement e { starts: 2026-02-30; phase p { lasts: 1 week }; action a { due: 2026-05-01 } }`,
      expect: { e: "? … 2026-05-01", p: "none", a: "? … 2026-05-01" },
    },
  ],

  "before and after": [
    {
      title: "after counts from the end, before from the start",
      text: `engagement e {
        phase diagnostic { dates: 2026-02-02 to 2026-03-22 }
        review after-it { on: 8 days after diagnostic }
        review before-it { on: 3 days before diagnostic }
      }`,
      expect: { "after-it": "2026-03-30", "before-it": "2026-01-30" },
    },
    {
      title: "of the start or of the end where that is said",
      text: `engagement e {
        phase p { dates: 2026-02-02 to 2026-03-22 }
        milestone a { on: 6 weeks after start of p }
        milestone b { on: 1 week before end of p }
        milestone c { on: start of p }
        milestone d { on: end of p }
      }`,
      expect: { a: "2026-03-16", b: "2026-03-15", c: "2026-02-02", d: "2026-03-22" },
    },
    {
      title: "of a written day",
      text: `engagement e {
        milestone a { on: 1 month after 2026-01-31 }
        milestone b { on: 1 month before 2026-03-31 }
        milestone c { on: 1 year after 2028-02-29 }
        milestone d { on: 1 day after 2026-12-31 }
      }`,
      expect: { a: "2026-02-28", b: "2026-02-28", c: "2029-02-28", d: "2027-01-01" },
    },
    {
      title:
        "of whatever has days: a conversation's range, a review, a goal, a contract, a commitment, the engagement",
      text: `engagement e {
        starts: 2026-01-05
        goal g { by: 2026-09-30 }
        phase p {
          lasts: 3 months
          conversation talks { dates: 2026-02-10 to 2026-02-12 }
          commitment com {
            action first { starts: 2026-02-01; due: 2026-02-20 }
            action second { starts: 2026-01-20; due: 2026-02-10 }
          }
        }
        contract c { dates: 2026-05-25 to 2026-09-18; result r { by: 2026-09-11 }; review m { on: 2026-07-15 } }
        milestone a { on: 1 day after talks }
        milestone b { on: 1 day before talks }
        milestone d { on: 2 weeks before g }
        milestone f { on: 1 week after c }
        milestone h { on: 1 day after com }
        milestone i { on: 1 day before com }
        milestone j { on: 30 days after start of e }
        milestone k { on: 1 week after r }
        milestone l { on: 1 week before m }
      }`,
      expect: {
        com: "2026-01-20 … 2026-02-20",
        a: "2026-02-13",
        b: "2026-02-09",
        d: "2026-09-16",
        f: "2026-09-25",
        h: "2026-02-21",
        i: "2026-01-19",
        j: "2026-02-04",
        k: "2026-09-18",
        l: "2026-07-08",
        e: "2026-01-05 … 2026-09-30",
      },
    },
    {
      title: "in a range as well",
      text: `engagement e {
        phase p { dates: start of q to 1 week after start of q }
        phase q { starts: 2026-02-02; lasts: 1 month }
      }`,
      expect: { p: "2026-02-02 … 2026-02-09" },
    },
    {
      title: "a name that means nothing here, or a thing without days, gives no day",
      text: `person omar "Omar"
        engagement e {
          starts: 2026-02-02
          insight i { evidence: "Said so" }
          milestone a { on: 1 day after omar }
          milestone b { on: end of i }
          milestone c { on: start of nobody }
          milestone d { on: 3 days after c }
        }`,
      expect: { a: "none", b: "none", c: "none", d: "none", i: "none" },
    },
    {
      title: "hours move no day",
      text: `engagement e { milestone a { on: 3 hours after 2026-02-02 } }`,
      expect: { a: "none" },
    },
    {
      title: "the calendar has an end, and a day behind it is not known",
      text: `engagement e { milestone a { on: 99999999 weeks after 2026-02-02 } }`,
      expect: { a: "none" },
    },
    {
      title: "what stands in another engagement gives no day",
      text: `engagement e { phase p { starts: 2026-02-02; lasts: 1 week } }
        engagement f { milestone m { on: end of p } }`,
      expect: { m: "none" },
    },
  ],

  "occasions and marks": [
    {
      title: "an occasion is its day, whatever the time",
      text: `engagement e {
        phase p {
          conversation a { on: 2026-02-04 at 14:00 for 90 minutes }
          session b { on: 2026-02-05 for 2 hours }
          workshop c { on: 2026-02-06 }
        }
      }`,
      expect: { a: "2026-02-04", b: "2026-02-05", c: "2026-02-06" },
    },
    {
      title: "one that takes days ends on the last of them",
      text: `engagement e { phase p { workshop w { on: 2026-02-04 at 09:00 for 3 days } } }`,
      expect: { w: "2026-02-04 … 2026-02-06" },
    },
    {
      title: "an occasion may be counted from something",
      text: `engagement e {
        phase p { starts: 2026-02-02; lasts: 7 weeks; feedback f { on: 8 days after p at 10:00 for 2 hours } }
      }`,
      expect: { f: "2026-03-30" },
    },
    {
      title: "goals and results have their `by`",
      text: `engagement e { goal g { by: 2026-09-30 }; contract c { result r { by: 1 week before g } } }`,
      expect: { g: "2026-09-30", r: "2026-09-23" },
    },
  ],

  actions: [
    {
      title: "without a start they begin with their phase",
      text: `engagement e {
        starts: 2026-02-02
        phase one { lasts: 4 weeks }
        phase two {
          lasts: 4 weeks
          action a { due: 2026-03-20 }
          commitment c { action b { lasts: 10 days } }
        }
      }`,
      expect: { a: "2026-03-02 … 2026-03-20", b: "2026-03-02 … 2026-03-11", c: "2026-03-02 … 2026-03-11" },
    },
    {
      title: "or with the engagement where they stand in no phase",
      text: `engagement e {
        starts: 2026-02-02
        commitment c { action a { due: 2026-03-20 } }
        action b { due: 2026-03-01 }
      }`,
      expect: { a: "2026-02-02 … 2026-03-20", b: "2026-02-02 … 2026-03-01" },
    },
    {
      title: "with `after`, the day after the last of those ends",
      text: `engagement e {
        starts: 2026-02-02
        phase p { lasts: 4 weeks }
        milestone m { on: 2026-03-10 }
        action one { starts: 2026-02-02; due: 2026-03-15 }
        action two { after: p; due: 2026-04-30 }
        action three { after: m, p; due: 2026-04-30 }
        action four { after: one, m; due: 2026-04-30 }
      }`,
      expect: {
        two: "2026-03-02 … 2026-04-30",
        three: "2026-03-11 … 2026-04-30",
        four: "2026-03-16 … 2026-04-30",
      },
    },
    {
      title: "but never after their own due day",
      text: `engagement e {
        starts: 2026-02-02
        phase p { lasts: 8 weeks; action early { due: 2026-01-15 } }
        action late { after: p; due: 2026-03-15 }
      }`,
      expect: { early: "2026-01-15", late: "2026-03-15" },
    },
    {
      title: "not even where the due day counts from something else",
      text: `engagement e {
        starts: 2026-02-02
        phase p { lasts: 8 weeks }
        action a { after: p; due: 2 weeks before end of p }
      }`,
      expect: { a: "2026-03-15" },
    },
    {
      title: "the due day may count from the action's own start",
      text: `engagement e {
        starts: 2026-02-02
        phase p { lasts: 8 weeks; action a { due: 2 weeks after start of a } }
      }`,
      expect: { a: "2026-02-02 … 2026-02-16" },
    },
    {
      title: "or from the start of one that counts from this one's start",
      text: `engagement e {
        starts: 2026-02-02
        action a { due: 2 weeks after start of b }
        action b { due: 1 week after start of a }
      }`,
      expect: { a: "2026-02-02 … 2026-02-16", b: "2026-02-02 … 2026-02-09" },
    },
    {
      title: "one thing that cannot be known in `after` leaves the start open",
      text: `engagement e {
        starts: 2026-02-02
        milestone m { on: 2026-02-10 }
        action a { after: m, nothing; due: 2026-05-01 }
        action b { after: c; due: 2026-05-01 }
        action c { due: 2026-02-30 }
      }`,
      expect: { a: "? … 2026-05-01", b: "? … 2026-05-01", c: "2026-02-02 … ?" },
    },
    {
      title: "two that wait for each other and have their due days need no circle",
      text: `engagement e {
        starts: 2026-02-02
        action a { after: b; due: 2026-03-01 }
        action b { after: a; due: 2026-04-01 }
      }`,
      expect: { a: "2026-03-01", b: "2026-03-02 … 2026-04-01" },
    },
    {
      title: "without a due day and a length there is no end",
      text: `engagement e { starts: 2026-02-02; action a {}; action b { after: a; due: 2026-05-01 } }`,
      expect: { a: "2026-02-02 … ?", b: "? … 2026-05-01" },
    },
    {
      title: "a half-written due day is not taken for none",
      text: `engagement e { starts: 2026-02-02; action a { lasts: 2 weeks; due: } }`,
      expect: { a: "none" },
    },
  ],

  commitments: [
    {
      title: "reach from the first start to the last end of their actions",
      text: `engagement e {
        commitment c {
          action a { starts: 2026-03-01; due: 2026-03-31 }
          action b { starts: 2026-02-15; lasts: 1 week }
        }
        commitment empty {}
      }`,
      expect: { c: "2026-02-15 … 2026-03-31", empty: "none" },
    },
    {
      title: "what is not known of one action does not take the days of the others",
      text: `engagement e {
        commitment c {
          action a { starts: 2026-03-01; due: 2026-03-31 }
          action b { starts: 2026-02-15 }
        }
      }`,
      expect: { c: "2026-02-15 … 2026-03-31" },
    },
    {
      title: "an action may count from another commitment",
      text: `engagement e {
        starts: 2026-02-02
        commitment one { action a { due: 2026-03-01 } }
        commitment two { action b { starts: 1 day after one; lasts: 1 week } }
      }`,
      expect: { two: "2026-03-02 … 2026-03-08" },
    },
  ],

  "a contract's sessions": [
    {
      title: "the first on its start, as many as the number says",
      text: `engagement e { contract c { dates: 2026-05-25 to 2026-09-18; sessions: 8 every 2 weeks for 90 minutes } }`,
      sessions: {
        c: "2026-05-25 2026-06-08 2026-06-22 2026-07-06 2026-07-20 2026-08-03 2026-08-17 2026-08-31",
      },
    },
    {
      title: "also past the contract's end",
      text: `engagement e { contract c { starts: 2026-05-25; lasts: 1 week; sessions: 3 every week } }`,
      expect: { c: "2026-05-25 … 2026-05-31" },
      sessions: { c: "2026-05-25 2026-06-01 2026-06-08" },
    },
    {
      title: "without a number up to its end, that day included",
      text: `engagement e { contract c { dates: 2026-05-25 to 2026-06-22; sessions: every 2 weeks } }`,
      sessions: { c: "2026-05-25 2026-06-08 2026-06-22" },
    },
    {
      title: "from another day",
      text: `engagement e { contract c { dates: 2026-05-25 to 2026-07-01; sessions: every 2 weeks from 2026-06-02 } }`,
      sessions: { c: "2026-06-02 2026-06-16 2026-06-30" },
    },
    {
      title: "from a day that is worked out",
      text: `engagement e {
        phase p { starts: 2026-02-02; lasts: 4 weeks }
        contract c { dates: 2026-02-02 to 2026-04-01; sessions: 2 every month from 3 days after p }
      }`,
      sessions: { c: "2026-03-04 2026-04-04" },
    },
    {
      title: "on the first such weekday from there",
      text: `engagement e {
        contract c { dates: 2026-05-25 to 2026-09-18; sessions: 3 every week on wednesday }
        contract d { dates: 2026-05-25 to 2026-09-18; sessions: 3 every 2 weeks on Monday }
        contract f { dates: 2026-05-25 to 2026-09-18; sessions: 2 every week on friday from 2026-06-06 at 10:00 }
      }`,
      sessions: {
        c: "2026-05-27 2026-06-03 2026-06-10",
        d: "2026-05-25 2026-06-08 2026-06-22",
        f: "2026-06-12 2026-06-19",
      },
    },
    {
      title: "every month keeps to the first day's date where the month has it",
      text: `engagement e { contract c { dates: 2027-12-31 to 2028-12-30; sessions: 5 every month } }`,
      sessions: { c: "2027-12-31 2028-01-31 2028-02-29 2028-03-31 2028-04-30" },
    },
    {
      title: "every month on a weekday: the first one from that date",
      text: `engagement e { contract c { dates: 2026-01-15 to 2026-06-30; sessions: 3 every month on thursday } }`,
      sessions: { c: "2026-01-15 2026-02-19 2026-03-19" },
    },
    {
      title: "every day on a weekday is every such weekday",
      text: `engagement e { contract c { dates: 2026-01-05 to 2026-01-25; sessions: every day on monday } }`,
      sessions: { c: "2026-01-05 2026-01-12 2026-01-19" },
    },
    {
      title: "every quarter and every year",
      text: `engagement e {
        contract c { dates: 2026-11-30 to 2027-12-31; sessions: 3 every 3 months }
        contract d { dates: 2028-02-29 to 2030-12-31; sessions: every year }
      }`,
      sessions: { c: "2026-11-30 2027-02-28 2027-05-30", d: "2028-02-29 2029-02-28 2030-02-28" },
    },
    {
      title: "none where start, end, weekday or interval cannot be known",
      text: `engagement e {
        contract a { sessions: 8 every week }
        contract b { starts: 2026-02-02; sessions: every week }
        contract c { dates: 2026-02-02 to 2026-05-01; sessions: 3 every week on sonntag }
        contract d { dates: 2026-02-02 to 2026-05-01; sessions: 3 every 90 minutes }
        contract f { dates: 2026-02-02 to 2026-05-01; sessions: 3 every week from start of nothing }
        contract g { dates: 2026-02-02 to 2026-05-01 }
        contract h { dates: 2026-02-02 to 2026-05-01; sessions: 0 every week }
      }`,
      sessions: { a: "", b: "", c: "", d: "", f: "", g: "", h: "" },
    },
  ],

  "fields that disagree": [
    {
      title: "more than is needed, and all agree",
      text: `engagement e {
        starts: 2026-02-02; ends: 2026-08-01; lasts: 6 months
        phase p { starts: 2026-02-02; ends: 2026-03-22; lasts: 7 weeks; dates: 2026-02-02 to 2026-03-22 }
        action a { starts: start of p; due: 2026-03-22; ends: end of p }
        action b { starts: 2026-12-31; due: 2027-02-27; lasts: 2 months }
        action c { starts: 2026-02-28; due: 2026-03-30; lasts: 1 month }
      }`,
    },
    {
      title: "start, end and length",
      text: `engagement e { phase p { starts: 2026-02-02; lasts: 7 weeks; ends: 2026-03-23 } }`,
      expect: { p: "2026-02-02 … 2026-03-23" },
      problems: ["p disagrees: starts says 2026-02-02 …; lasts says … 2026-03-22; ends says … 2026-03-23"],
    },
    {
      title: "two ends",
      text: `engagement e { action a { starts: 2026-02-02; due: 2026-03-01; ends: 2026-03-02 } }`,
      expect: { a: "2026-02-02 … 2026-03-01" },
      problems: ["a disagrees: due says … 2026-03-01; ends says … 2026-03-02"],
    },
    {
      title: "a range and what is written beside it: one problem for the whole block",
      text: `engagement e {
        contract c { starts: 2026-02-03; dates: 2026-02-02 to 2026-05-01; ends: 2026-05-02; lasts: 1 week }
      }`,
      expect: { c: "2026-02-03 … 2026-05-02" },
      problems: [
        "c disagrees: starts says 2026-02-03 …; dates says 2026-02-02 … 2026-05-01; ends says … 2026-05-02",
      ],
    },
    {
      title: "a length that does not fit its range",
      text: `engagement e { phase p { dates: 2026-02-02 to 2026-03-22; lasts: 2 months } }`,
      expect: { p: "2026-02-02 … 2026-03-22" },
      problems: ["p disagrees: dates says 2026-02-02 … 2026-03-22; lasts says … 2026-04-01"],
    },
    {
      title: "a day and a range of days",
      text: `engagement e { phase p { conversation c { on: 2026-02-10 at 09:00; dates: 2026-02-10 to 2026-02-12 } } }`,
      expect: { c: "2026-02-10 … 2026-02-12" },
      problems: ["c disagrees: on says 2026-02-10 … 2026-02-10; dates says 2026-02-10 … 2026-02-12"],
    },
    {
      title: "a start that was worked out disagrees with nothing",
      text: `engagement e { starts: 2026-02-02; phase p { lasts: 1 week }; phase q { ends: 2026-02-20; lasts: 1 week } }`,
      expect: { q: "2026-02-14 … 2026-02-20" },
    },
    {
      title: "what cannot be known disagrees with nothing",
      text: `engagement e { phase p { starts: 2026-02-02; ends: end of nothing; lasts: 1 week } }`,
      expect: { p: "2026-02-02 … 2026-02-08" },
    },
  ],

  "ends before it starts": [
    {
      title: "written the wrong way round, in two fields or in a range; drawn from the first day to the last",
      text: `engagement e {
        action a { starts: 2026-05-01; due: 2026-04-01 }
        contract c { dates: 2026-09-18 to 2026-05-25 }
        phase p { conversation t { dates: 2026-02-12 to 2026-02-10 } }
      }`,
      expect: {
        a: "2026-04-01 … 2026-05-01",
        c: "2026-05-25 … 2026-09-18",
        t: "2026-02-10 … 2026-02-12",
      },
      problems: [
        "a ends on 2026-04-01 (due) before it starts on 2026-05-01 (starts)",
        "c ends on 2026-05-25 (dates) before it starts on 2026-09-18 (dates)",
        "t ends on 2026-02-10 (dates) before it starts on 2026-02-12 (dates)",
      ],
    },
    {
      title: "an end that follows from what the block says itself",
      text: `engagement e {
        starts: 2026-03-01
        action a { starts: 2026-02-02; due: 1 week before start of a }
        action b { due: 1 week before start of b }
      }`,
      expect: { a: "2026-01-26 … 2026-02-02", b: "2026-02-22" },
      problems: [
        "a ends on 2026-01-26 (due) before it starts on 2026-02-02 (starts)",
        "b ends on 2026-02-22 (due) before it starts on 2026-03-01 (due)",
      ],
    },
    {
      title: "one problem, even where the length does not fit either",
      text: `engagement e { starts: 2026-05-01; ends: 2026-04-01; lasts: 2 months }`,
      problems: ["e ends on 2026-04-01 (ends) before it starts on 2026-05-01 (starts)"],
    },
    {
      title: "what counts from such a block counts from the days as they are written",
      text: `engagement e {
        action a { starts: 2026-05-01; due: 2026-04-01 }
        milestone m { on: end of a }
      }`,
      expect: { m: "2026-04-01" },
      problems: ["a ends on 2026-04-01 (due) before it starts on 2026-05-01 (starts)"],
    },
    {
      title: "nothing is said where the start only follows from other blocks",
      text: `engagement e {
        starts: 2026-02-02
        phase one { lasts: 8 weeks }
        phase two { ends: 2026-03-01 }
      }`,
      expect: { two: "2026-03-01" },
    },
    {
      title: "holidays, too",
      text: `organization o "O" { holidays: 2026-04-03, 2026-12-31 to 2026-12-24, 2026-05-01 to 2026-05-02 }`,
      problems: ["o ends on 2026-12-24 (holidays) before it starts on 2026-12-31 (holidays)"],
    },
  ],

  circles: [
    {
      title: "a day that counts from itself",
      text: `engagement e { milestone m { on: 1 day after m }; milestone n { on: start of n } }`,
      expect: { m: "none", n: "none" },
      problems: ["circle: m ends (on)", "circle: n starts (on)"],
    },
    {
      title: "two that wait for each other",
      text: `engagement e {
        action a { after: b; lasts: 1 week }
        action b { after: a; lasts: 1 week }
        action c { after: b; lasts: 1 week }
      }`,
      expect: { a: "none", b: "none", c: "none" },
      problems: ["circle: a starts (after), b ends (lasts), b starts (after), a ends (lasts)"],
    },
    {
      title: "starts at its first member in the text, wherever it is entered",
      text: `engagement e {
        action outside { after: third; lasts: 1 week }
        action first { starts: 1 day after second; lasts: 1 week }
        action second { starts: 1 day after third; lasts: 1 week }
        action third { starts: 1 day after first; lasts: 1 week }
      }`,
      expect: { outside: "none", second: "none" },
      problems: [
        "circle: first starts (starts), second ends (lasts), second starts (starts), third ends (lasts), third starts (starts), first ends (lasts)",
      ],
    },
    {
      title: "starts and ends depend, not whole blocks",
      text: `engagement e {
        action a { starts: 2026-02-02; due: 1 week after end of b }
        action b { starts: 1 day after start of a; lasts: 3 days }
      }`,
      expect: { a: "2026-02-02 … 2026-02-12", b: "2026-02-03 … 2026-02-05" },
    },
    {
      title: "an end without an end: the engagement waits for what waits for it",
      text: `engagement e {
        starts: 2026-02-02
        action a { due: end of e }
        action b { due: 1 week before end of e }
        goal g { by: 2026-09-30 }
      }`,
      expect: { e: "2026-02-02 … ?", a: "2026-02-02 … ?", b: "2026-02-02 … ?", g: "2026-09-30" },
      problems: ["circle: e ends, a ends (due)"],
    },
    {
      title: "with a written end it is none",
      text: `engagement e { starts: 2026-02-02; ends: 2026-09-30; action a { due: end of e } }`,
      expect: { a: "2026-02-02 … 2026-09-30" },
    },
    {
      title: "nor is the start of an engagement that comes from its first phase",
      text: `engagement e {
        phase p { starts: 2026-02-02; ends: 2 weeks after start of e }
        phase q { starts: 1 month after start of e; lasts: 1 month }
      }`,
      expect: { e: "2026-02-02 … 2026-04-01", p: "2026-02-02 … 2026-02-16", q: "2026-03-02 … 2026-04-01" },
    },
    {
      title: "but it is where that phase counts from the engagement",
      text: `engagement e { phase p { starts: 2 weeks after start of e; lasts: 1 month } }`,
      expect: { e: "none", p: "none" },
      problems: ["circle: e starts, p starts (starts)"],
    },
    {
      title: "a phase that comes after the one that follows it",
      text: `engagement e {
        starts: 2026-02-02
        phase one { after: two; lasts: 1 week }
        phase two { lasts: 1 week }
      }`,
      expect: { one: "none", two: "none", e: "2026-02-02 … ?" },
      problems: ["circle: one starts (after), two ends (lasts), two starts, one ends (lasts)"],
    },
    {
      title: "several circles, each once, in the order of the text",
      text: `engagement e {
        milestone a { on: 1 day after start of b }
        action c { starts: start of d }
        milestone b { on: 1 day after start of a }
        action d { starts: start of c }
        milestone f { on: 1 day after a }
      }`,
      expect: { a: "none", f: "none", c: "none" },
      problems: ["circle: a starts (on), b starts (on)", "circle: c starts (starts), d starts (starts)"],
    },
    {
      title: "of circles that share a member, one: mending it shows the next",
      text: `engagement e {
        action a { after: b, c; lasts: 1 week }
        action b { after: a; lasts: 1 week }
        action c { after: a; lasts: 1 week }
      }`,
      problems: ["circle: a starts (after), b ends (lasts), b starts (after), a ends (lasts)"],
    },
    {
      title: "a commitment that waits for its own action",
      text: `engagement e {
        commitment c { action a { starts: start of c; due: 2026-05-01 } }
      }`,
      expect: { c: "? … 2026-05-01", a: "? … 2026-05-01" },
      problems: ["circle: c starts, a starts (starts)"],
    },
  ],
};

/** Every kind of thing with days may be the last of an engagement. */
function lastThings(): readonly Example[] {
  const things: readonly (readonly [string, string])[] = [
    ["a phase", "phase x { starts: 2026-02-02; ends: 2026-10-15 }"],
    ["a conversation", "phase p { lasts: 4 weeks; conversation x { on: 2026-10-15 at 09:00 } }"],
    [
      "a session in a contract",
      "contract c { dates: 2026-02-02 to 2026-05-01; session x { on: 2026-10-15 } }",
    ],
    ["a review", "review x { on: 2026-10-15 }"],
    ["a milestone", "milestone x { on: 2026-10-15 }"],
    ["an action in a commitment", "commitment c { action x { due: 2026-10-15 } }"],
    ["a contract", "contract x { dates: 2026-02-02 to 2026-10-15 }"],
    ["a goal", "goal x { by: 2026-10-15 }"],
    ["a result", "contract c { dates: 2026-02-02 to 2026-05-01; result x { by: 2026-10-15 } }"],
  ];
  return things.map(([title, block]) => ({
    title: `it ends with the last thing in it: ${title}`,
    text: `engagement e { starts: 2026-02-02; milestone early { on: 2026-03-01 }; ${block} }`,
    expect: { e: "2026-02-02 … 2026-10-15" },
  }));
}
