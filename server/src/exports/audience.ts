/** For whom an export is made, in words. */
import type { Audience } from "../analysis/visibility.ts";
import { common } from "../language/common.ts";

/** `For coach, coachee and sponsor`: as the language says it of the same word. */
export function readersOf(audience: Audience): string {
  const choice = common.visibility.takes.choices?.find(({ word }) => word === audience);
  return (choice?.says ?? audience).replace(/\.$/, "");
}
