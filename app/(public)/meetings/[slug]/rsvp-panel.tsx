import { wasRefused } from "#app/_front/response.ts";
import { AskedQuestions } from "#app/_ui/questions/asked-questions.tsx";
import { env } from "#lib/env.ts";
import { formTime } from "#lib/forms/form-time.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { untilInWords } from "#lib/meetings/when.ts";
import { type RsvpForm as Facts, findRsvpForm } from "#lib/rsvps/public-queries.ts";
import { plural } from "#lib/text/plural.ts";
import { sendRsvp } from "./actions.ts";
import { Proof } from "./proof.tsx";
import type { Offers } from "./reply-choice.tsx";
import { RsvpForm } from "./rsvp-form.tsx";
import { readReceipt } from "./rsvp-receipt.ts";
import { RsvpThanks } from "./rsvp-thanks.tsx";

type Props = {
  meeting: Pick<PublicMeeting, "id" | "slug" | "contact" | "group">;
  /** What the page is to say of a form that was sent, as its address carries it. */
  said: string;
};

/** The RSVP form of a meeting's page, or why there is none, or what became of it. Reads neither cookie nor header. */
export async function RsvpPanel({ meeting, said }: Props) {
  const receipt = readReceipt(said, meeting.id);
  if (receipt) {
    return (
      <section aria-label="Your RSVP" className="print:hidden">
        <RsvpThanks receipt={receipt} meeting={meeting} group={meeting.group} sealed={said} />
      </section>
    );
  }
  const facts = await findRsvpForm(meeting.id);
  if (!facts) return null;
  const instead = insteadOf(facts);
  const waits = facts.seats === "full" && facts.waitlist;
  return (
    <section aria-labelledby="rsvp-title" className="print:hidden">
      {said ? <NoLongerSaid /> : null}
      <RsvpForm
        action={sendRsvp}
        meetingId={facts.id}
        opened={formTime(facts.id)}
        mostPerParty={facts.mostPerParty}
        mailed={env().smtpUrl !== null}
        waits={waits}
        offers={offersOf(facts)}
        asides={{
          names: facts.namesAttendees,
          heardFrom: facts.asksHeardFrom,
          familyName: facts.asksFamilyName,
          partyNames: facts.asksNames,
        }}
        questions={
          facts.questions.length > 0 ? <AskedQuestions questions={facts.questions} /> : null
        }
        proof={facts.proofOfWork ? <Proof meetingId={facts.id} /> : null}
        instead={instead}
        before={<Before facts={facts} waits={waits} />}
        after={<Kept facts={facts} />}
      />
    </section>
  );
}

/** Where the receipt is too old to be shown. */
function NoLongerSaid() {
  return (
    <p role="status" className="mb-5 border-l-4 border-ink py-1 pl-4">
      What became of a reply is said here for a quarter of an hour only.{" "}
      {env().smtpUrl
        ? "The mail about it says how it stands; to have that sent again, send the form once more with the same address: nothing is changed by it."
        : "This site has no mail server yet: ask the organizers how it stands."}
    </p>
  );
}

/** The replies that are taken: a full meeting without a waiting list takes those that need no seat. */
function offersOf(facts: Facts): Offers {
  return {
    going: facts.seats !== "full" || facts.waitlist,
    tentative: facts.takesTentative,
    apologies: facts.takesApologies,
  };
}

const offersAny = ({ going, tentative, apologies }: Offers) => going || tentative || apologies;

function Title({ children }: { children: string }) {
  return (
    <h2 id="rsvp-title" className="headline text-2xl">
      {children}
    </h2>
  );
}

/** What stands where the form would be; null while RSVPs are taken. */
function insteadOf(facts: Facts) {
  const { window, rsvpsOpenAt: opens, timeZone } = facts;
  const says = (title: string, words: string) => (
    <>
      <Title>{title}</Title>
      <p className="mt-2">{words}</p>
    </>
  );
  switch (window) {
    case "open":
      return !offersAny(offersOf(facts))
        ? says(
            "All seats are taken",
            "There is no waiting list. Seats may become free when somebody cancels: look in again.",
          )
        : null;
    case "early":
      return says(
        "RSVPs are not open yet",
        opens ? `They open on ${untilInWords(opens, timeZone)}.` : "",
      );
    case "closed":
      return says(
        "RSVPs are closed",
        "If you have one, the link in your mail still lets you cancel it.",
      );
    case "none":
      return says("No RSVP needed", "Simply come.");
    case "cancelled":
      return says(
        "No RSVPs",
        env().smtpUrl
          ? "This meeting is cancelled. Whoever had an RSVP is told by mail."
          : "This meeting is cancelled.",
      );
    case "postponed":
      return says(
        "RSVPs are paused",
        "This meeting is postponed. RSVPs are kept, and open again when there is a new date.",
      );
    default:
      return says("RSVPs are closed", "This meeting is over.");
  }
}

const SEATS: Record<Facts["seats"], string> = {
  unlimited: "",
  free: "There are free seats.",
  few: "Only a few seats are left.",
  full: "All seats are taken or asked for. New RSVPs go to the waiting list, in the order of arrival.",
};

/** How the seats stood some time ago; above a refusal, which knows it now, nothing. */
const seatsOf = ({ seats }: Facts) => (wasRefused() ? "" : SEATS[seats]);

/** What happens to a party on the list that is too large for the free seats. */
const ORDER: Record<Facts["waitlistOrder"], string> = {
  strict: "A party waits until there are seats for all of it, and nobody passes it.",
  "smaller-first":
    "A party waits until there are seats for all of it; meanwhile smaller ones may pass it.",
};

function Before({ facts, waits }: { facts: Facts; waits: boolean }) {
  const closes = facts.rsvpsCloseAt;
  const isFull = !offersOf(facts).going;
  return (
    <>
      <Title>
        {isFull ? "All seats are taken" : waits ? "Join the waiting list" : "Are you coming?"}
      </Title>
      <p className="mt-1">
        {[
          isFull ? "There is no waiting list, but you can still say this:" : seatsOf(facts),
          waits ? ORDER[facts.waitlistOrder] : "",
          facts.approval ? "The organizers approve each RSVP and write to you." : "",
          closes ? `RSVPs close on ${untilInWords(closes, facts.timeZone)}.` : "",
          facts.seats === "unlimited" && !closes ? "No account needed." : "",
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
    </>
  );
}

function Kept({ facts }: { facts: Facts }) {
  const { retentionDays: days, groupName, questions } = facts;
  const when =
    days === 0
      ? "right after the meeting"
      : plural(days, { one: "a day after it", other: `${days} days after it` });
  const told = questions.length > 0 ? "What you tell here is" : "Your name and address are";
  const sensitive = [
    questions.some((question) => question.sensitive === "access") ? "access" : "",
    questions.some((question) => question.sensitive === "diet") ? "food" : "",
  ].filter(Boolean);
  return (
    <p className="mt-3 text-sm text-quiet">
      {told} kept for this meeting only, seen by the organizers of {groupName}, and erased {when}
      {sensitive.length > 0 && days > 1
        ? `; your answers about ${sensitive.join(" and ")} a day after its end already`
        : ""}
      .
    </p>
  );
}
