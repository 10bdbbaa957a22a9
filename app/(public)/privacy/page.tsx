import type { Metadata } from "next";
import { Markdown } from "#app/_ui/markdown.tsx";
import { SIGN_IN_MAIL_DAYS } from "#lib/accounts/retention.ts";
import { KNOWN_BROWSER_DAYS, SESSION_DAYS } from "#lib/accounts/sessions.ts";
import { env } from "#lib/env.ts";
import { listKeepers } from "#lib/groups/public-queries.ts";
import { KEPT_FOR_MS } from "#lib/imports/given.ts";
import { LETTER_DAYS } from "#lib/newsletter/retention.ts";
import { SENSITIVE_DAYS } from "#lib/rsvps/retention.ts";
import { CONFIRM_DAYS } from "#lib/subscribers/pending.ts";
import { FORMER_DAYS } from "#lib/subscribers/retention.ts";
import { counted } from "#lib/text/plural.ts";
import { loadSite, loadSiteName } from "../load.ts";
import { PublicHead } from "../public-head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Privacy",
    description: `What ${await loadSiteName()} keeps of you, for how long, and whom to ask.`,
    alternates: { canonical: "/privacy" },
  };
}

const days = (n: number) => counted(n, { one: "day", other: "days" });

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="prose measure mt-10">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Who carries the mails, and so could read them. */
function carrier(): string {
  const { smtpUrl } = env();
  return smtpUrl
    ? `Mails to you leave by the mail server ${new URL(smtpUrl).hostname}.`
    : "This site has no mail server yet, and sends no mails.";
}

/** Made of the site's settings, and of the figures that its own erasing goes by. */
export default async function PrivacyPage() {
  const [site, groups] = await Promise.all([loadSite(), listKeepers()]);
  const name = site.name ?? (groups.length === 1 ? groups[0]?.name : undefined);
  return (
    <>
      <PublicHead title="Privacy">
        <p>What this site keeps of you, for how long, and whom to ask.</p>
      </PublicHead>
      {site.privacy ? <Markdown source={site.privacy} /> : null}
      <Part title="Who">
        <p>
          {name
            ? `${name} runs this site on a machine of its own. `
            : "The groups named below run this site together, on a machine of their own. "}
          What you tell a meeting is seen by the organizers of the group that holds it and by who
          administers this site, and your name by the group’s helpers at the door. It is given to
          nobody else, and no page loads anything from elsewhere unless you press to see it.{" "}
          {carrier()}
        </p>
      </Part>
      <Part title="What, and how long">
        <ul>
          <li>
            <strong>Reading this site:</strong> nothing. The public pages set and read no cookie,
            count no visitors and load no trackers. Addresses of machines are held in memory, or as
            a hash, for an hour at most, so that nobody can flood the forms. A form that you send
            leaves a mark from which nothing can be read, for a day, so that pressed twice it is
            done once.
          </li>
          <li>
            <strong>When you reply to a meeting:</strong> your name, e-mail address, how many you
            are, the names of those you bring where they are asked, what you wrote and answered, and
            the mails about it. All of it is erased a number of days after the meeting’s end; only
            counts stay:
            <ul>
              {groups.map((group) => (
                <li key={group.slug}>
                  {group.name}: {days(group.retentionDays)}
                </li>
              ))}
            </ul>
            Where you say that a reply was not yours, a mark of your address is kept until then,
            from which it cannot be read, so that nobody gives it once more. Your name is shown on a
            meeting’s page only where you agreed to it.
          </li>
          <li>
            <strong>Answers about access and food:</strong> {days(SENSITIVE_DAYS)} after the
            meeting’s end.
          </li>
          <li>
            <strong>When you ask for news:</strong> your e-mail address and your choices, until you
            unsubscribe and {days(FORMER_DAYS)} more, so that we do not write again by mistake.
            Nothing is kept of an address that is not confirmed but the mail that asked, which is
            erased after {days(FORMER_DAYS)}; the link in it can be used for {days(CONFIRM_DAYS)}.
            If an organizer brought your address from another list, what that says of how and when
            you agreed is kept with it. After you have left, a code made from your address stays, by
            which no list can subscribe you again; the address cannot be read from it. The words of
            letters are taken out of your copies after {days(LETTER_DAYS)}.
          </li>
          <li>
            <strong>When you speak or write:</strong> what the organizers publish of you, such as
            your name, a few words about you and what you wrote, as long as they publish it. Ask
            them to have it changed or taken away.
          </li>
          <li>
            <strong>Organizers:</strong> name, e-mail address, role and a record of what they did,
            as long as this site is run. While they are signed in, {days(SESSION_DAYS)} at most: a
            cookie, the name of the browser and when it was last used. For{" "}
            {days(KNOWN_BROWSER_DAYS)}: a cookie by which the sign-in page knows the browser again.
            Of a passkey, until they remove it: what they call it, its public key, and when it was
            added and last used. Mails about signing in, and addresses that were invited and did not
            come, are erased after {days(SIGN_IN_MAIL_DAYS)}; lists of people that they gave and did
            not import after {days(KEPT_FOR_MS / 86_400_000)}.
          </li>
        </ul>
      </Part>
      <Part title="What you can do">
        <p>
          Each mail about a meeting has a link with which you change, cancel, download or erase what
          you replied, at once and without asking.{" "}
          <a href="/rsvps">Have the links to all of them sent to you.</a> Each letter has a link to
          unsubscribe.
        </p>
      </Part>
      <Part title="Whom to ask">
        {site.contact ? (
          <p>
            Write to <a href={`mailto:${site.contact}`}>{site.contact}</a>.
          </p>
        ) : null}
        <ul>
          {groups.map((group) => (
            <li key={group.slug}>
              <a href={`/groups/${group.slug}`}>{group.name}</a>
              {group.email ? (
                <>
                  : <a href={`mailto:${group.email}`}>{group.email}</a>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
