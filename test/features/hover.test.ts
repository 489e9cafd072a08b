import assert from "node:assert/strict";
import { hover } from "../../server/src/features/hover.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const plan = `
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar *the* Haddad" { role: "Chief operating officer"; level: executive; reports-to: dana }
team depots "Depot managers" { lead: omar; members: omar, dana }
coach priya "Priya Nair" { credential: "ICF PCC" }
engagement shift "Leadership shift" {
  leaders: omar
  starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" {
    lasts: 2 months
    action standup "Daily stand-up" {
      owner: omar
      starts: start of implementation
      due: 6 weeks after start of implementation
      status: in-progress
    }
    action limits { owner: depots; after: standup; due: 2026-07-31 }
    milestone go-ahead { on: 2026-05-20 }
  }
  phase implementation "Implementation" { lasts: 4 months }
  contract coaching "Coaching Omar" {
    coach: priya
    coachee: omar
    dates: 2026-05-25 to 2026-09-18
    sessions: 3 every 2 weeks on Tuesday for 90 minutes
    fee: 450 GBP per session
  }
}
`;

/** What is told with the cursor (`‸`) in the first place where these words stand, and on which words. */
async function told(marked: string, text = plan): Promise<{ says: string; on: string }> {
  const words = marked.replace("‸", "");
  assert.ok(text.includes(words), words);
  const { snapshot, files } = await projectOf(text.replace(words, marked));
  const { uri, offset } = cursorOf(files);
  const document = snapshot.document(uri);
  assert.ok(document);
  const found = hover(snapshot, { textDocument: { uri }, position: document.lines.position(offset) });
  if (!found) return { says: "", on: "" };
  assert.ok(typeof found.contents === "object" && "value" in found.contents && found.range);
  const { start, end } = found.range;
  return {
    says: found.contents.value,
    on: document.text.slice(document.lines.offset(start), document.lines.offset(end)),
  };
}

describe("hover on a block", () => {
  it("tells its days, how they come about, how long it takes and who answers for it", async () => {
    const { says, on } = await told("stan‸dup");
    assert.equal(on, "standup");
    assert.equal(
      says,
      `**Daily stand-up** (action)

Starts on **Saturday, 23 May 2026**, at the start of “Implementation”, which begins the day after “Plan” ends (22 May 2026)\u0020\u0020
Ends on **Saturday, 4 July 2026**, 6 weeks after the start of “Implementation”, which begins the day after “Plan” ends (22 May 2026)\u0020\u0020
Takes 43 days\u0020\u0020
Ends in 19 days

“limits” waits for it. Each day that it is late takes a day from what comes after it

owner: Omar \\*the\\* Haddad · status: in-progress`,
    );
  });

  it("tells the same on its title, and on its keyword what such a block is as well", async () => {
    assert.equal((await told('"Daily s‸tand-up"')).says, (await told("stan‸dup")).says);
    const onKeyword = await told("act‸ion standup");
    assert.equal(onKeyword.on, "action");
    assert.match(onKeyword.says, /^\*\*Daily stand-up\*\*[\s\S]*---[\s\S]*```coachplan\naction limits/);
  });

  it("tells one day where there is only one", async () => {
    assert.match(
      (await told("go-a‸head")).says,
      /^\*\*go-ahead\*\* \(milestone\)\n\nOn \*\*Wednesday, 20 May 2026\*\*, as written/,
    );
  });

  it("tells why an action begins when it does", async () => {
    assert.match(
      (await told("lim‸its")).says,
      /Starts on \*\*Sunday, 5 July 2026\*\*, the day after “Daily stand-up” ends/,
    );
  });

  it("tells how much later an action may end, and what waits for it", async () => {
    const waiting = "action second { after: limits; starts: 2026-08-10; due: 2026-09-01 }";
    const text = plan.replace("milestone go-ahead", `${waiting}\n    milestone go-ahead`);
    assert.match(
      (await told("action lim‸its", text)).says,
      /“second” waits for it. It may end 9 days later before that is felt/,
    );
    assert.match((await told("action sec‸ond", text)).says, /Nothing waits for it/);
  });

  it("lists the days of a contract's sessions", async () => {
    assert.match(
      (await told('coach‸ing "')).says,
      /3 sessions: Tue 26 May 2026, Tue 9 Jun 2026, Tue 23 Jun 2026/,
    );
  });
});

describe("hover on a name", () => {
  it("tells who it is, from which file", async () => {
    const files = `
--- people.coachplan
person lena "Lena Fischer" { role: "Depot manager"; level: middle }
--- plan.coachplan
use "people.coachplan"
engagement x { leaders: lena }
`;
    const { says, on } = await told("leaders: le‸na", files);
    assert.equal(on, "lena");
    assert.equal(
      says,
      "**Lena Fischer** (person)\n\nDepot manager  \nLevel: middle\n\nFrom people.coachplan",
    );
    assert.match((await told('"people.‸coachplan"', files)).says, /\*\*people.coachplan\*\*\n\nLena Fischer/);
  });

  it("tells role, manager and team, and nothing that the author wrote becomes markup", async () => {
    const omar = await told("members: om‸ar");
    assert.equal(omar.on, "omar");
    assert.match(omar.says, /\*\*Omar \\\*the\\\* Haddad\*\* \(person\)/);
    assert.match(omar.says, /Reports to Dana Reyes {2}\nIn Depot managers/);
  });

  it("tells what somebody owns, in which engagements, and how much of it is late", async () => {
    const more = `
engagement second "Second wave" {
  starts: 2026-01-01
  action a { owner: omar; due: 2026-06-01 }
  action b { owner: omar; due: 2026-06-01; status: done }
}`;
    assert.match(
      (await told("person om‸ar", plan + more)).says,
      /Owns 2 open actions, 1 overdue: 1 in Second wave and 1 in Leadership shift/,
    );
  });

  it("tells the days of what it names", async () => {
    assert.match((await told("after: stand‸up")).says, /\*\*Daily stand-up\*\* \(action\)[\s\S]*23 May 2026/);
  });
});

describe("hover on a date or a length", () => {
  it("tells weekday and distance", async () => {
    assert.deepEqual(await told("2026-‸07-31"), {
      says: "**Friday, 31 July 2026**, in 46 days",
      on: "2026-07-31",
    });
    assert.equal((await told("2026-‸05-25")).says, "**Monday, 25 May 2026**, 3 weeks ago");
  });

  it("tells the day that a relative date gives, whatever word of it", async () => {
    const day = "**Saturday, 4 July 2026**, 6 weeks after the start of “Implementation”";
    for (const words of ["6 we‸eks after", "weeks af‸ter start"]) {
      const { says, on } = await told(words);
      assert.ok(says.startsWith(day), says);
      assert.equal(on, "6 weeks after start of implementation");
    }
    const onName = await told("after start of imple‸mentation");
    assert.ok(onName.says.startsWith(day) && onName.says.includes("**Implementation** (phase)"), onName.says);
  });

  it("tells how many days a length is, and when it ends", async () => {
    assert.deepEqual(await told("2 mo‸nths"), {
      says: "2 months: 61 days\n\nFrom Monday, 23 March 2026 to **Friday, 22 May 2026**",
      on: "2 months",
    });
  });
});

describe("hover on the words of the language", () => {
  it("tells what they mean", async () => {
    assert.match((await told("own‸er")).says, /belongs to everybody belongs to nobody[\s\S]*owner: omar/);
    assert.match((await told("in-pro‸gress")).says, /Begun and not yet finished/);
    assert.match((await told("eve‸ry")).says, /How often it comes back/);
    assert.equal((await told("GB‸P")).says, "pound sterling");
    assert.match((await told("GBP per ses‸sion")).says, /session/);
  });

  it("says nothing where there is nothing to say", async () => {
    assert.deepEqual(await told("// ‸x", `// xx\n${plan}`), { says: "", on: "" });
    assert.deepEqual(await told('"Chief ex‸ecutive"'), { says: "", on: "" });
  });
});
