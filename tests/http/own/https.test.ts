import { rmSync } from "node:fs";
import { findNginx, startNginx } from "#tests/site/nginx.ts";
import { OWNER } from "#tests/site/owner.ts";
import { freePort, scratchFolder } from "#tests/site/start.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { actionIn, callAction } from "../support/action.ts";
import { signedIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";

/* A site under its public name, behind a real nginx with https: it never calls itself. */

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
    const create = actionIn("dashboard/venues/actions.ts", "create");
    const send = (path: string, Name: string) => {
      const values = { Name, "Kept by": "Fleet Valley History Society" };
      const { entries } = form.fill(values).sending();
      const fields = entries.filter(([name]) => !name.startsWith("$ACTION_"));
      return callAction(owner, { ...create, path }, fields);
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
