import { headers } from "next/headers";
import type { Actor } from "#lib/access/actor.ts";
import { env } from "#lib/env.ts";
import { elsewhere } from "#lib/web/elsewhere.ts";

/** Tells who runs the site that it is set up for this machine alone while people come by another name. */
export async function AddressNote({ actor }: { actor: Actor }) {
  if (!actor.siteAdmin) return null;
  const { siteUrl } = env();
  const name = elsewhere(siteUrl, (await headers()).get("host"));
  if (!name) return null;
  return (
    <p className="mb-6 border-l-4 border-danger py-1 pl-4">
      <strong>
        This site calls itself {siteUrl}, but you came to it as {name}.
      </strong>{" "}
      Links in its mails and feeds lead nowhere for anybody else. Set SITE_URL to the address that
      people use, and start it again.
    </p>
  );
}
