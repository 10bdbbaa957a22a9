import { headers } from "next/headers";
import { env } from "#lib/env.ts";
import { elsewhere } from "#lib/web/elsewhere.ts";

/**
 * Tells who comes to a site by a name, which is set up for its own machine
 * alone, that it is so: no form that is sent from there is taken.
 */
export async function AddressNote() {
  const { siteUrl } = env();
  const name = elsewhere(siteUrl, (await headers()).get("host"));
  if (!name) return null;
  return (
    <p className="border-l-4 border-danger py-1 pl-4">
      <strong className="wrap-anywhere">
        This site calls itself {siteUrl}, but you came to it as {name}.
      </strong>{" "}
      Nothing that is sent from here is taken, and links in its mails and feeds lead nowhere for
      anybody else. Whoever runs it sets SITE_URL to the address that people use, and starts it
      again.
    </p>
  );
}
