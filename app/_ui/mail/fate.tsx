import type { ListedMail, MailState } from "#lib/mail/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { Status, type Tone } from "../status.tsx";

export const MAIL_WORDS: Record<MailState, string> = {
  queued: "Waiting",
  sending: "Being sent",
  sent: "Sent",
  parked: "Refused",
  dropped: "Not sent",
};

const TONES: Record<MailState, Tone> = {
  queued: "plain",
  sending: "plain",
  sent: "good",
  parked: "danger",
  dropped: "quiet",
};

const GIVEN_UP_WORDS: Record<NonNullable<ListedMail["givenUpFor"]>, string> = {
  replaced: "A later mail says how it stands now",
  organizer: "Given up by an organizer",
  stopped: "Its mailing was stopped",
  left: "Its reader had left, or the mailbox was gone",
  restored: "It had gone before a back-up was restored",
  late: "The meeting had begun, or was off, before it could be sent",
};

type Fated = Pick<
  ListedMail,
  | "state"
  | "attempts"
  | "nextAttemptAt"
  | "lastError"
  | "givenUpFor"
  | "sentAt"
  | "timeZone"
  | "heldBack"
>;

/** What became of a mail, in words. */
export function Fate({ mail, mailer }: { mail: Fated; mailer: boolean }) {
  const zone = mail.timeZone;
  const tried = mail.lastError !== null;
  return (
    <>
      <Status tone={TONES[mail.state]}>{MAIL_WORDS[mail.state]}</Status>
      <span className="block text-sm text-quiet wrap-anywhere">
        {mail.state === "sent" && mail.sentAt ? stamp(mail.sentAt, zone) : null}
        {mail.heldBack ? "Held back: a back-up was restored, and it may have gone before. " : null}
        {mail.state === "queued" && tried && mailer && !mail.heldBack
          ? `Next try ${stamp(mail.nextAttemptAt, zone)}. `
          : null}
        {mail.givenUpFor ? GIVEN_UP_WORDS[mail.givenUpFor] : null}
        {mail.state === "sent" || mail.givenUpFor ? null : mail.lastError}
      </span>
    </>
  );
}
