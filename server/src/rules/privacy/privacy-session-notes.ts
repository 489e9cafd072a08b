import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind, wordsOf } from "../../analysis/entity.ts";
import type { Word } from "../../syntax/tree.ts";
import { either, t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { insertField, placeOf } from "../shared/layout.ts";
import { named, quoted } from "../shared/words.ts";

interface Shown {
  readonly entity: Entity<"session" | "contract">;
  /** Where it says who may read it. */
  readonly word: Word;
  /** The sessions whose notes others may read for that. */
  readonly sessions: readonly Entity<"session">[];
}

/** What was said in a session, for others to read. */
export const privacySessionNotes = blockRule<"session" | "contract", Shown>({
  code: "privacy/session-notes",
  severity: "warning",
  about:
    "`visibility: sponsor` or `visibility: everyone` on a session that has an `outcome` or a `note`, or on a contract with such sessions that do not say themselves who may read them.",
  blocks: ["session", "contract"],
  check(entity, _view, report) {
    const word = visibilityOf(entity);
    if (!word || !readers.has(word.text)) return;
    const sessions = isKind(entity, "session")
      ? [entity]
      : entity.children.filter(
          (child): child is Entity<"session"> => isKind(child, "session") && !child.field("visibility"),
        );
    const telling = sessions.filter((session) => session.field("outcome") ?? session.field("note"));
    if (telling.length > 0) report({ data: { entity, word, sessions: telling }, span: entity.span(word) });
  },
  message: ({ entity, word }) => ({
    what: isKind(entity, "session")
      ? t`The notes of this session go to ${either(word.text === SPONSOR, "the sponsor", "everyone")} as well, since it says ${quoted(`visibility: ${word.text}`)}.`
      : t`The notes of the sessions of ${named(entity)} go to ${either(word.text === SPONSOR, "the sponsor", "everyone")} as well, since it says ${quoted(`visibility: ${word.text}`)}.`,
    why: t`A coachee speaks freely only when nothing that is said there is carried to those who pay or decide.`,
    instead: t`Leave sessions to the coachee, and tell the sponsor in the reviews what was agreed to be reported.`,
  }),
  related: ({ entity, sessions }) =>
    isKind(entity, "session")
      ? []
      : sessions.map((session) => ({
          unit: session.unit,
          span: headerSpan(session),
          says: t`The notes of this session.`,
        })),
  fixes: ({ entity, word, sessions }, context) =>
    isKind(entity, "session")
      ? [forCoachee(entity, word, context)]
      : [
          {
            title: t`Keep the sessions for the coachee`,
            preferred: true,
            edits: sessions.map((session) =>
              insertField(context, session, "visibility", COACHEE, { plain: true }),
            ),
          },
          forCoachee(entity, word, context),
        ],
});

const COACHEE = "coachee";
const SPONSOR = "sponsor";

/** Who reads what is visible so far. */
const readers: ReadonlySet<string> = new Set([SPONSOR, "everyone"]);

function visibilityOf(entity: Entity<"session" | "contract">): Word | undefined {
  const { fields } = entity.block.segment;
  return wordsOf(fields.find(({ name }) => name.text === "visibility"))[0];
}

function forCoachee(entity: Entity, word: Word, context: Context): Fix {
  return {
    title: t`Write ${quoted(COACHEE)}`,
    preferred: isKind(entity, "session"),
    edits: [{ span: placeOf(context, entity, word), text: COACHEE }],
  };
}
