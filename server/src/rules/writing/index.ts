import type { Rule } from "../rule.ts";
import { ignoreNoReason } from "./ignore-no-reason.ts";
import { ignoreUnknownCode } from "./ignore-unknown-code.ts";
import { ignoreUnused } from "./ignore-unused.ts";
import { nameDuplicateField } from "./name-duplicate-field.ts";
import { nameDuplicateId } from "./name-duplicate-id.ts";
import { nameMisplacedBlock } from "./name-misplaced-block.ts";
import { nameMisplacedField } from "./name-misplaced-field.ts";
import { nameNotFound } from "./name-not-found.ts";
import { nameUnknownBlock } from "./name-unknown-block.ts";
import { nameUnknownField } from "./name-unknown-field.ts";
import { nameUnused } from "./name-unused.ts";
import { nameWrongKind } from "./name-wrong-kind.ts";
import { personReportsInCircle } from "./person-reports-in-circle.ts";
import { syntaxLineTooLong } from "./syntax-line-too-long.ts";
import { syntaxMissingColon } from "./syntax-missing-colon.ts";
import { syntaxMissingPath } from "./syntax-missing-path.ts";
import { syntaxMissingValue } from "./syntax-missing-value.ts";
import { syntaxTooDeep } from "./syntax-too-deep.ts";
import { syntaxUnclosedBlock } from "./syntax-unclosed-block.ts";
import { syntaxUnclosedComment } from "./syntax-unclosed-comment.ts";
import { syntaxUnclosedText } from "./syntax-unclosed-text.ts";
import { syntaxUnexpected } from "./syntax-unexpected.ts";
import { syntaxUnopenedBlock } from "./syntax-unopened-block.ts";
import { useDuplicate } from "./use-duplicate.ts";
import { useNotFound } from "./use-not-found.ts";
import { useUnused } from "./use-unused.ts";
import { valueInvalidDate } from "./value-invalid-date.ts";
import { valueInvalidNumber } from "./value-invalid-number.ts";
import { valueInvalidTime } from "./value-invalid-time.ts";
import { valueOutOfRange } from "./value-out-of-range.ts";
import { valueUnknownChoice } from "./value-unknown-choice.ts";
import { valueUnknownUnit } from "./value-unknown-unit.ts";
import { valueWrongType } from "./value-wrong-type.ts";

/** Whether it is written so that it can be understood. */
export const writing: readonly Rule[] = [
  ignoreNoReason,
  ignoreUnknownCode,
  ignoreUnused,
  nameDuplicateField,
  nameDuplicateId,
  nameMisplacedBlock,
  nameMisplacedField,
  nameNotFound,
  nameUnknownBlock,
  nameUnknownField,
  nameUnused,
  nameWrongKind,
  personReportsInCircle,
  syntaxLineTooLong,
  syntaxMissingColon,
  syntaxMissingPath,
  syntaxMissingValue,
  syntaxTooDeep,
  syntaxUnclosedBlock,
  syntaxUnclosedComment,
  syntaxUnclosedText,
  syntaxUnexpected,
  syntaxUnopenedBlock,
  useDuplicate,
  useNotFound,
  useUnused,
  valueInvalidDate,
  valueInvalidNumber,
  valueInvalidTime,
  valueOutOfRange,
  valueUnknownChoice,
  valueUnknownUnit,
  valueWrongType,
];
