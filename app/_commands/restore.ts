// `npm run restore FILE`: puts a back-up in the place of the site's data, with the site stopped.

import { shownPath } from "#app/_launch/shown-path.ts";
import { type Restored, restoreBackup } from "#db/upkeep/restore.ts";
import { command } from "./command.ts";

const SECRET: Record<Restored["secret"], string> = {
  restored: "The site's secret came with it: links in mails that were sent go on working.",
  kept: "The site's secret stayed as it is here.",
  "set elsewhere": "The site's secret is set by AUTH_SECRET, and is the same.",
  "another is set":
    "AUTH_SECRET is set to another secret than the back-up's: links in mails that were sent will lead nowhere. Take it out of the settings, or set it to the one in the back-up's file auth-secret.",
  missing:
    "It has no secret, and there is none here: unless you set the former one (AUTH_SECRET, or data/auth-secret), everybody must sign in anew and links in mails that were sent lead nowhere. The start asks whether that is meant.",
};

await command("restore", { words: "FILE", options: { force: "switch" } }, async (given) => {
  const file = given.path ?? "";
  const { manifest, replaced, secret } = await restoreBackup(
    file,
    given.has("force") ? "anything" : "nothing",
  );
  console.log(
    `Restored ${shownPath(file)}${manifest ? `, made ${manifest.madeAt} by version ${manifest.version}` : ""}.`,
  );
  if (replaced) console.log(`What was there before is kept in ${shownPath(replaced)}.`);
  console.log(SECRET[secret]);
  console.log(
    "Mail that was still to be sent then may have gone out since: it is held back until an owner says on the desk what is to become of it. Now start the site: npm start",
  );
});
