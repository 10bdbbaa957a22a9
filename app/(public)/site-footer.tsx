import { SiteLinks } from "#app/_ui/groups/site-links.tsx";
import { formTime } from "#lib/forms/form-time.ts";
import { ALL_GROUPS } from "#lib/subscribers/choices.ts";
import { loadGroups, loadGroupsLink, loadSite, loadSiteName } from "./load.ts";
import { signUp } from "./subscribe/actions.ts";
import { BriefForm } from "./subscribe/brief-form.tsx";
import { unmailed } from "./subscribe/unmailed.ts";

const link = "inline-flex min-h-11 items-center leading-snug";

function Column({
  title,
  className = "",
  children,
}: {
  title: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div className={`min-w-0 ${className}`}>
      <h2 className="kicker text-quiet">{title}</h2>
      <ul className="mt-1">{children}</ul>
    </div>
  );
}

export async function SiteFooter() {
  const [name, site, groups, about] = await Promise.all([
    loadSiteName(),
    loadSite(),
    loadGroups(),
    loadGroupsLink(),
  ]);
  const links = groups.length === 1 ? (groups[0]?.links ?? []) : [];
  return (
    <footer className="page pb-10 print:hidden">
      <div className="grid grid-cols-2 gap-x-6 gap-y-6 border-t-2 border-ink pt-6 sm:grid-cols-3 lg:grid-cols-4">
        <Column title="Meetings">
          <FooterLink href="/meetings">What is to come</FooterLink>
          <FooterLink href="/calendar">Month by month</FooterLink>
          <FooterLink href="/archive">Archive</FooterLink>
          <FooterLink href="/calendars">Calendar feeds</FooterLink>
          <FooterLink href="/rsvps">Your RSVPs</FooterLink>
        </Column>
        <Column title="Find by">
          <FooterLink href="/speakers">Speakers</FooterLink>
          <FooterLink href="/venues">Venues</FooterLink>
          <FooterLink href="/topics">Topics</FooterLink>
          <FooterLink href="/articles">Reading</FooterLink>
          <FooterLink href={about.href}>{about.words}</FooterLink>
        </Column>
        {groups.length > 1 ? (
          <Column title="Groups" className="max-sm:hidden">
            {groups.slice(0, 8).map((group) => (
              <FooterLink key={group.slug} href={`/groups/${group.slug}`}>
                {group.name}
              </FooterLink>
            ))}
          </Column>
        ) : null}
        {links.length > 0 ? (
          <Column title="Elsewhere">
            <SiteLinks links={links} />
          </Column>
        ) : null}
      </div>
      {groups.length > 0 ? <KeepInformed /> : null}
      <p className="mt-10 flex flex-wrap items-center justify-between gap-x-6 text-sm text-quiet">
        <span className="max-sm:w-full">{name}</span>
        {site.imprint ? (
          <a href="/imprint" className={link}>
            Imprint
          </a>
        ) : null}
        <a href="/privacy" className={link}>
          Privacy
        </a>
        <a href="#paper" className={link}>
          Printer-friendly version
        </a>
        <a href="/dashboard" className={link}>
          For organizers
        </a>
      </p>
    </footer>
  );
}

/** Not below the page that signs up, which has all its choices. */
function KeepInformed() {
  return (
    <section
      id="newsletter"
      aria-labelledby="newsletter-title"
      className="mt-8 grid gap-x-6 gap-y-3 border-t border-rule pt-6 lg:grid-cols-2 [body:has(main_#sign-up)_&]:hidden"
    >
      <div>
        <h2 id="newsletter-title" className="kicker text-quiet">
          News by e-mail
        </h2>
        <p className="mt-1">Be told of new meetings and changes.</p>
        <p className="flex flex-wrap gap-x-6">
          <a href="/subscribe" className={link}>
            Choose what and how often
          </a>
          <a href="/newsletter" className={link}>
            What was sent
          </a>
        </p>
      </div>
      <BriefForm
        action={signUp}
        place="newsletter"
        opened={formTime("subscribe")}
        hint={unmailed()}
        chosen={{
          groups: [ALL_GROUPS],
          kinds: ["meetings", "changes"],
          pace: "at-once",
        }}
      />
    </section>
  );
}

function FooterLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <li>
      <a href={href} className={link}>
        {children}
      </a>
    </li>
  );
}
