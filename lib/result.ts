/** Errors of a form by field name; a nested field is named by its path ("programme.0.title"). */
export type FieldErrors = Record<string, string>;

/** What the words of a refusal tell of: numbers and names. */
export type Figures = Record<string, string | number | boolean>;

/**
 * An expected refusal: a reason of a noun's closed list, with its figures. The
 * words stand in `lib/<noun>/refusals.ts`; who shows it lets it be said.
 */
export type Refusal = {
  ok: false;
  noun: string;
  reason: string;
  figures: Figures;
  /** The field it stands beside, by its path ("programme.0.title"); without one it is about the whole form. */
  at?: string;
  /** A warning: what to send as `insist` to have it done all the same. */
  mayInsist?: string;
  /** What is wrong besides, each beside its field. */
  also?: Refusal[];
  /** The noun's words for it; see `say`. */
  words: (figures: never) => string;
};

/** What a command answers: its value, or a refusal that the form can show. Surprises are thrown instead. */
export type Result<T = undefined> = { ok: true; value: T } | Refusal;

/** What a command answers that did what was asked. */
export function done(): Result<undefined>;
export function done<T>(value: T): Result<T>;
export function done<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

/** A noun's words: by reason the sentence that its figures make. */
type Words = Record<string, (figures: never) => string>;

type Details = {
  at?: string;
  /** Whether it is only a warning; of something that may change, what it was when it was warned of (a version, a number). */
  mayInsist?: true | string | number;
};

/** The figures that the words ask for, which cannot be left out, and where it stands. */
type Told<W extends (figures: never) => string> =
  Parameters<W> extends [] ? [details?: Details] : [details: Parameters<W>[0] & Details];

/** What an input carries where warnings may be insisted upon. */
type Insisting = { insist: readonly string[] };

/** What is sent as `insist`: the reason, and what it was about where that may change meanwhile. */
const insistence = (reason: string, seen?: string | number) =>
  seen === undefined ? reason : `${reason}:${seen}`;

const isAbout = (one: string, reason: string) => one.startsWith(insistence(reason, ""));

/**
 * What a form insists on when it is sent once more: the same, and a warning of
 * what may change, as it was just now. Any other warning is ticked.
 */
export function insistNext(insist: readonly string[], { reason, mayInsist }: Refusal): string[] {
  if (mayInsist === undefined || !isAbout(mayInsist, reason)) return [...insist];
  return [...insist.filter((one) => !isAbout(one, reason)), mayInsist];
}

/** The refusals of a noun, from its words: nothing is refused for another reason, nor without the figures. */
export function refusals<W extends Words>(noun: string, words: W) {
  type Reason = keyof W & string;
  return {
    refuse<K extends Reason>(reason: K, ...[details]: Told<W[K]>): Refusal {
      const { at, mayInsist, ...figures } = (details ?? {}) as Details & Figures;
      const seen = mayInsist === true ? undefined : mayInsist;
      return {
        ok: false,
        noun,
        reason,
        figures,
        ...(at === undefined ? {} : { at }),
        ...(mayInsist === undefined ? {} : { mayInsist: insistence(reason, seen) }),
        words: words[reason]!,
      };
    },
    /** What a form sends to insist on a warning, here from the beginning. */
    insistOn: (reason: Reason, seen?: string | number) => insistence(reason, seen),
    /** Whether it is insisted on just this warning, as it is now. */
    insists: ({ insist }: Insisting, reason: Reason, seen?: string | number) =>
      insist.includes(insistence(reason, seen)),
    /** Whether it says what the sender saw of what a warning is about. */
    saw: ({ insist }: Insisting, reason: Reason) => insist.some((one) => isAbout(one, reason)),
  };
}

/** Several faults of one form as one refusal; null if there are none. */
export function together([first, ...also]: Refusal[]): Refusal | null {
  if (!first || also.length === 0) return first ?? null;
  return { ...first, also };
}

/** What is wrong and what to do, in a sentence for the person who asked. */
export function say({ words, figures }: Pick<Refusal, "words" | "figures">): string {
  return words(figures as never);
}

/** The words of a refusal, as forms show them: of the whole form, and beside fields. */
export function said(refusal: Refusal): { formError?: string; fieldErrors?: FieldErrors } {
  const fieldErrors: FieldErrors = {};
  for (const one of [refusal, ...(refusal.also ?? [])]) {
    if (one.at !== undefined) fieldErrors[one.at] ??= say(one);
  }
  return {
    ...(refusal.at === undefined ? { formError: say(refusal) } : {}),
    ...(Object.keys(fieldErrors).length > 0 ? { fieldErrors } : {}),
  };
}

/** Thrown by `get…`: the row does not exist, or the actor may not see it. Pages respond with 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`${what} not found`);
    this.name = "NotFound";
  }
}

/** Thrown when an actor asks for what their role does not allow. Pages respond with 403. */
export class Forbidden extends Error {
  constructor(what = "This is for organizers of the group.") {
    super(what);
    this.name = "Forbidden";
  }
}
