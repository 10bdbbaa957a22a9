import { headers } from "next/headers";
import { ownOrigin } from "#app/_front/own-origin.ts";
import { env } from "#lib/env.ts";
import { elsewhere } from "#lib/web/elsewhere.ts";

/**
 * Tells who comes to a site by a name, which is set up for its own machine
 * alone, that it is so. By a name of the local network it may be tried all the
 * same; by any other no form is taken, not even to sign in.
 */
export async function AddressNote() {
  const { siteUrl } = env();
  const name = elsewhere(siteUrl, (await headers()).get("x-marchmont-host"));
  if (!name) return null;
  const tried = new URL(ownOrigin(new URL(siteUrl), name)).host === name;
  return (
    <p className="border-l-4 border-danger py-1 pl-4">
      <strong className="wrap-anywhere">
        This site calls itself {siteUrl}, but you came to it as {name}.
      </strong>{" "}
      {tried ? "" : "Nothing that is sent from here is taken. "}
      Links in its mails and feeds lead nowhere for anybody else. Whoever runs it sets SITE_URL to
      the address that people use, and starts it again.
    </p>
  );
}
