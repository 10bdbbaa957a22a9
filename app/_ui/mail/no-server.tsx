import { env } from "#lib/env.ts";

/** Where mail waits in vain: that no mail server is set, and what to do. Nothing where there is one. */
export function NoServer({ waiting }: { waiting: boolean }) {
  if (env().smtpUrl) return null;
  return (
    <div className="mb-6 border-l-4 border-danger py-1 pl-4">
      <p className="font-semibold">No mail server is set, so nothing is sent.</p>
      <p className="measure">
        {waiting
          ? "What waits here is kept and goes out once SMTP_URL is set and the site is started again. Until then, open a mail and pass its text and link on yourself."
          : "Mail is kept here and goes out once SMTP_URL is set and the site is started again."}
      </p>
    </div>
  );
}
