import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { OWNER } from "#tests/site/owner.ts";
import { signedIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

test("who signs in while nothing can be written is told so, and gets in afterwards", async ({
  own,
}) => {
  const { site } = own;
  const visitor = new Visitor(site.url);
  const form = (await visitor.open("/sign-in")).form("Sign in");
  form.fill({ "E-mail": OWNER.OWNER_EMAIL, Password: OWNER.OWNER_PASSWORD });
  const file = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
  file.exec("begin immediate");
  const refused = await form.submit();
  file.exec("rollback");
  file.close();
  expect(refused).toHaveStatus(503);
  expect(refused.heading).toContain("cannot save");
  expect(refused.headers.get("retry-after")).toBe("30");
  await signedIn(site.url);
});
