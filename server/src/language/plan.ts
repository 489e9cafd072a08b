import {
  advisable,
  choice,
  date,
  duration,
  percent,
  range,
  reference,
  references,
  required,
  text,
  texts,
} from "./rows.ts";
import type { BlockName, BlockRow } from "./types.ts";

/** The transformation plan: who commits to what, the actions, their milestones and risks. */
export const plan = {
  commitment: {
    standsIn: ["phase", "engagement"],
    id: "optional",
    label: "What a leader promises to change, with its actions",
    one: "a commitment",
    many: "commitments",
    says: "What one leader promises to change; the actions that bring it about stand in it.",
    why: "Actions that hang together under one leader's promise get finished; loose ones get forgotten.",
    example: `commitment local "Depots decide for themselves" {
  leader: omar
  addresses: mondays, speed

  action limits "Raise the depots' spending limit" {
    owner: omar
    due: 2026-07-31
    success: "Limit of 5,000 in force in every depot"
  }
}`,
    fields: {
      leader: {
        takes: reference("person"),
        need: required(),
        says: "The leader whose promise it is.",
        why: "A commitment is one person's word; without the person it is a wish.",
        example: "omar",
      },
      addresses: {
        takes: references("insight", "goal"),
        need: advisable(),
        says: "The insights and goals it answers.",
        why: "It shows why the organization should take the trouble, and which findings nobody has taken up.",
        example: "mondays, speed",
      },
      success: {
        takes: texts(),
        says: "How everybody will see that the promise was kept.",
        example: '"No depot problem older than one shift"',
      },
    },
  },

  action: {
    standsIn: ["commitment", "phase", "engagement"],
    id: "optional",
    label: "One step of the plan: owner, due day, success",
    one: "an action",
    many: "actions",
    says: "One step of the transformation plan, with the leader who answers for it, the day it is due and how success will be seen.",
    why: "A plan comes true action by action, and an action gets done when it has an owner, a day and a success to aim for.",
    example: `action limits "Raise the depots' spending limit" {
  owner: omar
  due: 2026-07-31
  success: "Limit of 5,000 in force in every depot"
}`,
    fields: {
      owner: {
        takes: reference("person", "team"),
        need: required(),
        says: "The one leader, or team, who answers for it.",
        why: "An action that belongs to everybody belongs to nobody.",
        example: "omar",
      },
      with: {
        takes: references("person", "team", "coach"),
        says: "Who helps the owner.",
        example: "lena, priya",
      },
      after: {
        takes: references("action", "phase", "milestone"),
        says: "What must be finished before it can begin.",
        example: "standup",
      },
      starts: {
        takes: date(),
        says: "Its first day; by default the day after what it waits for, or the first day of its phase.",
        example: "start of implementation",
      },
      due: {
        takes: date(),
        need: required({ or: [["ends"], ["dates"], ["lasts"]] }),
        says: "The day by which it is to be finished.",
        why: "Without a day nobody can say whether it is on time, and it will give way to what has one.",
        example: "2026-07-31",
      },
      ends: {
        takes: date(),
        says: "Its last day: another word for `due`.",
        example: "2026-07-31",
      },
      lasts: {
        takes: duration(),
        says: "How long it takes, counted from its start.",
        example: "3 weeks",
      },
      dates: {
        takes: range(),
        says: "Its first and its last day.",
        example: "2026-06-01 to 2026-07-31",
      },
      success: {
        takes: texts(),
        need: required(),
        says: "How everybody will see that it succeeded.",
        why: "If success is not agreed beforehand, it will be argued about afterwards.",
        example: '"Limit of 5,000 in force in every depot"',
      },
      evidence: {
        takes: text(),
        says: "Where the success can be looked up or checked.",
        example: '"Finance handbook, page 4"',
      },
      status: {
        takes: choice({
          planned: "Not yet begun.",
          "in-progress": "Begun and not yet finished.",
          done: "Finished, and its success was seen.",
          blocked: "Cannot go on until something else is settled.",
          dropped: "Given up for good reason.",
        }),
        says: "How far it has come.",
        example: "in-progress",
      },
      reason: {
        takes: text(),
        says: "Why it is blocked or was dropped.",
        example: '"Waits for the board\'s decision on limits"',
      },
      priority: {
        takes: choice({
          high: "Goes before the others.",
          medium: "In its turn.",
          low: "May wait when time is short.",
        }),
        says: "How much it matters beside the owner's other actions.",
        example: "high",
      },
      progress: {
        takes: percent(),
        says: "How much of it is finished, in the owner's judgement.",
        example: "40%",
      },
      done: {
        takes: date(),
        says: "The day on which it was finished.",
        example: "2026-07-24",
      },
      addresses: {
        takes: references("insight", "goal", "result"),
        says: "The insights, goals and results it answers; by default those of its commitment.",
        example: "mondays",
      },
    },
  },

  milestone: {
    standsIn: ["phase", "engagement"],
    id: "optional",
    label: "A day on which something must have been reached",
    one: "a milestone",
    many: "milestones",
    says: "A day on which something must have been reached or decided.",
    why: "A few days that everybody knows keep a long engagement together.",
    example: 'milestone go-ahead "The board approves the plan" { on: 2026-05-20 }',
    fields: {
      on: {
        takes: date(),
        need: required(),
        says: "The day by which it must have been reached.",
        why: "A milestone is its day; without one there is nothing to reach.",
        example: "2026-05-20",
      },
      status: {
        takes: choice({
          planned: "Still to come.",
          done: "Reached.",
          dropped: "No longer needed.",
        }),
        says: "Whether it was reached.",
        example: "planned",
      },
    },
  },

  risk: {
    standsIn: ["phase", "engagement", "commitment"],
    id: "optional",
    label: "What might go wrong, and what will be done about it",
    one: "a risk",
    many: "risks",
    says: "Something that may endanger the plan, with who watches it and what will be done.",
    why: "A risk that was spoken about early is a task; one that was not is a surprise.",
    example:
      'risk peak "The summer peak takes all attention" { owner: omar; likelihood: high; response: "No training in July" }',
    fields: {
      owner: {
        takes: reference("person", "team"),
        need: advisable(),
        says: "Who watches it and raises the alarm.",
        why: "A risk that nobody watches is noticed when it is too late.",
        example: "omar",
      },
      likelihood: {
        takes: choice({
          low: "Unlikely to happen.",
          medium: "May well happen.",
          high: "Will probably happen.",
        }),
        says: "How probable it is.",
        example: "medium",
      },
      impact: {
        takes: choice({
          low: "A nuisance.",
          medium: "A goal is reached later, or in part.",
          high: "A goal is lost.",
        }),
        says: "How much harm it would do.",
        example: "high",
      },
      response: {
        takes: text(),
        need: advisable(),
        says: "What will be done to prevent it, or if it happens.",
        why: "To name a risk without an answer worries people and helps nobody.",
        example: '"No training in July"',
      },
    },
  },
} satisfies Partial<Record<BlockName, BlockRow>>;
