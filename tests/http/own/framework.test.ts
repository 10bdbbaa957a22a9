import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/test.ts";

/* What the framework would answer by itself, and how it fails, on the production build. */

const built = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../.next", name), "utf8"));

/** The site's pages and routes by their addresses; what is not among them is none of ours. */
const OURS: string[] = Object.values(built("app-path-routes-manifest.json"));

test("only the site's own pages and the built files answer", async ({ visitor }) => {
  const theirs = OURS.filter((path) => path.startsWith("/_"));
  const { buildId = "x" } = { buildId: readFileSync(".next/BUILD_ID", "utf8") };
  const asked = [
    ...theirs,
    ...theirs.map((path) => `${path}.rsc`),
    ...Object.keys(built("server/pages-manifest.json")),
    "/_next/image?url=%2Ficon.svg&w=640&q=75",
    `/_next/data/${buildId}/index.json`,
    "/_error",
    "/index.rsc",
    "/meetings.rsc",
    "/meetings.segments/_tree.segment.rsc",
    "/api/auth/session",
    "/api/auth/signin",
  ];
  for (const path of asked) {
    const { status } = await visitor.request(path);
    expect(status, path).toBe(404);
  }
});

test("a public page is the same page for Next's scripts", async ({ visitor }) => {
  const headers = { rsc: "1", "next-router-prefetch": "1" };
  const response = await visitor.request("/archive", { headers });
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
});

test.for([
  ["//evil.example/", 308],
  ["/meetings//", 308],
  ["/%6deetings", 308],
  ["/meetings%2Fa", 400],
  ["/meetings/%5c", 400],
  ["/meetings/%00", 400],
  ["/meetings/%zz", 400],
] as const)("%s has one spelling, or none", async ([path, status], { visitor, demo }) => {
  // A path that begins with two slashes is another site's where it is resolved.
  const response = await visitor.request(demo.url + path);
  expect(response.status).toBe(status);
  const onward = response.headers.get("location") ?? "/";
  expect(onward).toMatch(/^\/(?!\/)/);
});

test("a broken cookie is an everyday event, and says nothing in the log", async ({ own }) => {
  const before = own.site.log().length;
  for (let n = 0; n < 20; n++) {
    const cookie = `authjs.session-token=broken.${n}`;
    const response = await own.owner.twin().request("/dashboard", { headers: { cookie } });
    expect(response.status).toBe(307);
  }
  expect(own.site.log().slice(before)).toBe("");
});

test("however a built file is asked for, and whatever became of it, it is no fault of the site", async ({
  own,
}) => {
  const page = await own.owner.open("/sign-in");
  const [script = ""] = page.attributes('script[src^="/_next/static/"]', "src");
  const before = own.site.log().length;
  const conditions: Record<string, string>[] = [
    { range: "bytes=0-9" },
    { range: "bytes=99999999-" },
    { "if-match": '"x"' },
    { "if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT" },
  ];
  for (const headers of conditions) {
    const { status } = await own.owner.request(script, { headers });
    expect(status, JSON.stringify(headers)).toBe(200);
  }
  expect((await own.owner.request("/_next/static/chunks/gone.js")).status).toBe(404);
  expect(own.site.log().slice(before)).toBe("");
});

test.for(["null", "{}", "[", '["$9"]', '["$F1"]', '[{"a":"$"}]'])(
  "a form whose action is bound to %s is none of the page's",
  async (bound, { visitor }) => {
    const page = await visitor.open("/sign-in");
    const { entries, ...sending } = page.form("Sign in").sending();
    expect(entries.map(([name]) => name)).toContainEqual(expect.stringMatching(/^\$ACTION_\d+:1$/));
    const changed = entries.map(([name, value]): [string, string | File] =>
      /^\$ACTION_\d+:1$/.test(name) ? [name, bound] : [name, value],
    );
    expect(await page.send({ ...sending, entries })).toHaveStatus(422);
    const refused = await page.send({ ...sending, entries: changed });
    expect(refused).toHaveStatus(400);
    expect(refused.heading).toBe("What was sent cannot be read");
  },
);

test("a form with a part that has no name is none", async ({ visitor, demo }) => {
  const response = await visitor.request("/sign-in", {
    method: "POST",
    headers: { origin: demo.url, "content-type": "multipart/form-data; boundary=x" },
    body: "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n",
  });
  expect(response.status).toBe(400);
});
