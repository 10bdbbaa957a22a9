import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findNginx, startNginx } from "#tests/site/nginx.ts";
import { OWNER } from "#tests/site/owner.ts";
import { freePort, scratchFolder } from "#tests/site/start.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { signedIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import type { Sending } from "../support/visitor.ts";

/* A site under its public name, behind a real nginx with https: it never calls itself. */

type Action = { exportedName: string; filename: string };

/** The id of an action in the build. */
function actionId(file: string, name: string): string {
  const manifest = join(
    import.meta.dirname,
    "../../../.next/server/server-reference-manifest.json",
  );
  const actions: [string, Action][] = Object.entries(
    JSON.parse(readFileSync(manifest, "utf8")).node,
  );
  const found = actions.find(
    ([, action]) => action.filename.endsWith(file) && action.exportedName === name,
  );
  if (!found) throw new Error(`no action ${name} in ${file}`);
  return found[0];
}

/** What a form holds, as it is sent by script. */
function asArguments({ entries }: Sending): FormData {
  const body = new FormData();
  for (const [name, value] of entries) {
    if (!name.startsWith("$ACTION_")) body.append(`1_${name}`, value);
  }
  body.append("0", '[{"ok":false},"$K1"]');
  return body;
}

test("saves by script lead on, and what is sent to another page is not lost unsaid", async ({
  skip,
}) => {
  const program = findNginx();
  if (!program) return skip("there is no nginx here (on Debian: apt install nginx)");
  const folder = scratchFolder();
  const port = await freePort();
  const url = `https://localhost:${port}`;
  const started = await startWithMailbox({
    ...OWNER,
    SITE_URL: url,
    TRUSTED_PROXIES: "127.0.0.1,::1",
  });
  const { site } = started;
  const nginx = await startNginx(program, folder, { port, to: site.port });
  // The certificate is nobody's but this test's.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  try {
    const owner = await signedIn(url);
    const form = (await owner.open("/dashboard/venues/new")).form("Add the venue");
    const quiet = site.log();
    const earlier = nginx.requests().length;
    const headers = {
      "next-action": actionId("dashboard/venues/actions.ts", "create"),
      accept: "text/x-component",
      origin: url,
    };
    const send = (path: string, Name: string) => {
      const sending = form.fill({ Name, "Kept by": "Fleet Valley History Society" }).sending();
      return owner.request(path, { method: "POST", headers, body: asArguments(sending) });
    };

    const saved = await send("/dashboard/venues/new", "The lock house");
    expect(saved.status).toBe(200);
    const [onward = ""] = saved.headers.get("x-action-redirect")?.split(";") ?? [];
    expect(onward).toMatch(/^\/dashboard\/venues\/\w+\?done=created$/);
    // The browser asks for the page itself.
    expect(await owner.open(onward)).toShow("The lock house");

    const elsewhere = await send("/dashboard/outbox", "The weir");
    expect(elsewhere.status).toBe(409);
    expect(elsewhere.headers.get("content-type")).toBe("text/plain");
    expect(await elsewhere.text()).toContain("This form is out of date");
    expect(await owner.open("/dashboard/venues")).not.toShow("The weir");

    // What it was asked from outside is all that it was asked.
    expect(nginx.requests().slice(earlier)).toEqual([
      "POST /dashboard/venues/new 200",
      expect.stringMatching(/^GET \/dashboard\/venues\/\w+\?done=created 200$/),
      "POST /dashboard/outbox 409",
      "GET /dashboard/venues 200",
    ]);
    expect(site.log()).toBe(quiet);
  } finally {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    await nginx.stop();
    rmSync(folder, { recursive: true });
    await removeSite(started);
  }
});
