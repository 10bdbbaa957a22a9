/** Errors of a form by field name; a nested field is named by its path ("programme.0.title"). */
export type FieldErrors = Record<string, string>;

/** An expected refusal: what is wrong and what to do, in words for the person who asked. */
export type Refusal = { ok: false; reason: string; formError?: string; fieldErrors?: FieldErrors };

/** What a command answers: its value, or a refusal that the form can show. Surprises are thrown instead. */
export type Result<T = undefined> = { ok: true; value: T } | Refusal;

/** What a command answers that did what was asked. */
export function done(): Result<undefined>;
export function done<T>(value: T): Result<T>;
export function done<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

/** A refusal with one message for the whole form. `reason` is a short word for tests and code. */
export function refuse(reason: string, formError: string): Refusal {
  return { ok: false, reason, formError };
}

/** A refusal beside fields. */
export function refuseFields(fieldErrors: FieldErrors, reason = "invalid"): Refusal {
  return { ok: false, reason, fieldErrors };
}

/** Thrown by `get…`: the row does not exist, or the actor may not see it. Pages answer 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`${what} not found`);
    this.name = "NotFound";
  }
}

/** Thrown when an actor asks for what their role does not allow. Pages answer 403. */
export class Forbidden extends Error {
  constructor(what = "This is for organizers of the group.") {
    super(what);
    this.name = "Forbidden";
  }
}
