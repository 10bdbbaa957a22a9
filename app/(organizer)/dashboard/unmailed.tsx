import { NoServer } from "#app/_ui/mail/no-server.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { env } from "#lib/env.ts";
import { listUnmailedLinks } from "#lib/members/unmailed.ts";

/** Where no mail server is set: that it is so, and every link that somebody waits for in vain. */
export async function Unmailed({ actor }: { actor: Actor }) {
  if (env().smtpUrl !== null) return null;
  const links = await listUnmailedLinks(actor);
  return (
    <>
      <NoServer>
        {actor.siteAdmin ? (
          <>
            Mail is kept until there is one. <a href="/dashboard/mail-server">How it is set</a>
          </>
        ) : (
          "Mail is kept until whoever runs the site has set one."
        )}
      </NoServer>
      {links.length > 0 ? (
        <section aria-labelledby="unmailed" className="mb-8 max-w-3xl">
          <h2 id="unmailed" className="headline mb-2 text-xl">
            Links that could not be mailed
          </h2>
          <p className="measure mb-2">
            Pass each on to that person alone: whoever has it is taken for them.
          </p>
          <ul className="border-t-2 border-ink">
            {links.map(({ mailId, kind, email, link }) => (
              <li key={mailId} className="border-b border-rule py-3">
                <p className="font-semibold wrap-anywhere">
                  {email}
                  <span className="font-normal text-quiet">
                    {kind === "invitation" ? " · invitation" : " · to sign in"}
                  </span>
                </p>
                <p className="text-sm wrap-anywhere">{link}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
