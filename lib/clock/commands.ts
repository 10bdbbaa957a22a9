import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { done, Forbidden, type Result } from "#lib/result.ts";
import { believe } from "./course.ts";
import { findDoubt, isApart, keepCourse, lockCourse } from "./keep.ts";
import { mayBelieve } from "./policy.ts";
import { refuse } from "./refusals.ts";
import { sharedTime } from "./shared-time.ts";

/**
 * "The clock is right": what it says now is believed from now on, be it later
 * or earlier than what was expected. What is due by it is done again; what is
 * to be erased is marked first. Nothing to a clock that is believed. Refusal:
 * apart. Forbidden for all but owners.
 */
export async function believeClock(actor: Actor): Promise<Result> {
  if (!mayBelieve(actor)) throw new Forbidden();
  return store.write(async (tx) => {
    const course = await lockCourse(tx);
    const at = await sharedTime(tx);
    if (isApart(at)) return refuse("apart");
    if (!(await findDoubt(tx))) return done();
    await keepCourse(tx, believe(course, at.getTime()));
    await recordAudit(tx, actor, { action: "site.clock-believed" });
    return done();
  });
}
