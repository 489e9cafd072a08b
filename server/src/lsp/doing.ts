import type { Connection } from "vscode-languageserver";
import { change } from "../features/change.ts";
import { choices } from "../features/choices.ts";
import { reschedule } from "../features/reschedule.ts";
import { shift } from "../features/shift.ts";
import {
  type ChangeParams,
  type ChangeResult,
  type ChoicesParams,
  type ChoicesResult,
  changeRequest,
  choicesRequest,
  type RescheduleParams,
  type RescheduleResult,
  rescheduleRequest,
  type ShiftParams,
  type ShiftResult,
  shiftRequest,
} from "../protocol.ts";
import type { Asking } from "./asking.ts";

/** Puts what the reader does at the timeline behind its methods. */
export function bindDoing(connection: Connection, { about }: Asking): void {
  connection.onRequest(
    rescheduleRequest,
    about(
      rescheduleRequest,
      null,
      (snapshot, params: RescheduleParams): RescheduleResult => reschedule(snapshot, params),
    ),
  );
  connection.onRequest(
    changeRequest,
    about(changeRequest, null, (snapshot, params: ChangeParams): ChangeResult => change(snapshot, params)),
  );
  connection.onRequest(
    choicesRequest,
    about(
      choicesRequest,
      null,
      (snapshot, params: ChoicesParams): ChoicesResult => choices(snapshot, params),
    ),
  );
  connection.onRequest(
    shiftRequest,
    about(shiftRequest, null, (snapshot, params: ShiftParams): ShiftResult => shift(snapshot, params)),
  );
}
