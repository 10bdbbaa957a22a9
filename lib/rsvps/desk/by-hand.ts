import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { misfilled } from "#lib/forms/misfilled.ts";
import { listQuestions } from "#lib/questions/public-queries.ts";
import { listAnswers } from "#lib/questions/queries.ts";
import { type Answer, answerText, personWords, readAnswers } from "#lib/questions/rules.ts";
import { done, NotFound, type Refusal, type Result } from "#lib/result.ts";
import { fitNames } from "../rules.ts";
import { addRsvps, type Outcome } from "./add.ts";
import type { AddByHandInput, CorrectInput } from "./by-hand-input.ts";
import { changeRsvpAtDesk } from "./change.ts";
import { doubtAbout } from "./doubt.ts";
import { getMeetingOfRsvps } from "./queries.ts";
import { refuse } from "./refusals.ts";

/** The questions of a meeting as organizers fill them in: they may not know every answer, so none is required. */
export async function listOpenQuestions(actor: Actor, meetingId: string) {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  if (!mayManage) throw new NotFound("Meeting");
  const asked = await listQuestions(store.read, meetingId);
  return asked.map((question) => ({ ...question, required: false }));
}

/** What an RSVP answers, as a form holds it again; NotFound for helpers and strangers. */
export async function getTypedAnswers(actor: Actor, meetingId: string, rsvpId: string) {
  const { answers } = await listAnswers(actor, meetingId, [rsvpId]);
  const typed: Record<string, Record<string, string | string[]>> = {};
  for (const { questionId, seat, value } of answers) {
    const question = typed[`q${questionId}`] ?? {};
    question[`s${seat}`] = answerText(value);
    typed[`q${questionId}`] = question;
  }
  return typed;
}

type Typed = Pick<CorrectInput, "meetingId" | "answers" | "partySize" | "partyNames">;

async function typedIn(
  actor: Actor,
  { meetingId, answers, partySize, partyNames }: Typed,
): Promise<{ answers: Answer[]; partyNames?: string[] } | Refusal> {
  const questions = await listOpenQuestions(actor, meetingId);
  const read = readAnswers(questions, answers, partySize, personWords);
  const fit = fitNames(partyNames ?? [], partySize);
  const errors = { ...read.errors, ...("error" in fit ? { partyNames: fit.error } : {}) };
  return (
    misfilled(errors) ?? {
      answers: read.answers,
      partyNames: partyNames && "value" in fit ? fit.value : undefined,
    }
  );
}

/**
 * Adds somebody by hand, with answers if any are known. Without a free seat
 * they wait in line, which the outcome says. Refusals beside the field:
 * mistyped, duplicate, party; else full, and those of `addRsvps`. NotFound for helpers
 * and strangers.
 */
export async function addByHand(actor: Actor, input: AddByHandInput): Promise<Result<Outcome>> {
  const { meetingId, tell, answers: _, insist, ...row } = input;
  const read = await typedIn(actor, input);
  if ("ok" in read) return read;
  const doubt = doubtAbout(row.email, insist);
  if (doubt) return doubt;
  const rows = [{ ...row, ...read }];
  const result = await addRsvps(actor, { meetingId, rows, tell });
  if (!result.ok) return result;
  const [outcome] = result.value;
  switch (outcome) {
    case "duplicate":
      return refuse("duplicate", { at: "email" });
    case "party":
      return refuse("party", { at: "partySize" });
    case "full":
      return refuse("no-line");
    case undefined:
      throw new Error("Nothing became of a row");
    default:
      return done(outcome);
  }
}

/** Corrects an RSVP and its answers, as `changeRsvpAtDesk`. */
export async function correctByHand(actor: Actor, input: CorrectInput): Promise<Result> {
  const { answers: _, ...fields } = input;
  const read = await typedIn(actor, input);
  return "ok" in read ? read : changeRsvpAtDesk(actor, { ...fields, ...read });
}
