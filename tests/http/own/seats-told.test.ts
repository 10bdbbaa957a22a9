import { putOn, reply } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* At the last seat: what anybody can look up before and after a reply tells nothing of its address. */

/** But for what each page has anew, and what a form made for itself. */
const lasting = (text: string) =>
  text.replace(/name="(said|formKey|opened|proof)" value="[^"]*"|nonce="[^"]*"/g, "");

test("no public byte changes by a reply, of a known address or of a new one", async ({
  own: { site, owner },
}) => {
  const title = "Two chairs by the weir";
  const { path } = await putOn(owner, {
    Title: title,
    Seats: 2,
    "Only those who have the link": false,
    Free: true,
  });
  const stranger = new Visitor(site.url);
  const page = await stranger.open(path);
  const host = page.main.link("Fleet Valley History Society");
  const addresses = [
    ...[path, `${path}/calendar.ics`, `${path}/picture.png`, host],
    ...["/", "/meetings", "/calendar", "/feeds/meetings.ics", "/feeds/meetings.atom"],
    ...["/feeds/meetings.json", "/search?q=weir", "/api/search?q=weir", "/sitemap.xml"],
  ];
  const look = () =>
    Promise.all(
      addresses.map(async (address) => {
        const response = await stranger.request(address);
        expect(response.status, address).toBe(200);
        const shown = address.endsWith(".png")
          ? Buffer.from(await response.arrayBuffer()).toString("base64")
          : lasting(await response.text());
        return [address, response.headers.get("etag"), shown];
      }),
    );
  const send = async (email: string) => {
    const sent = await reply(new Visitor(site.url), path, { Name: "Kim", "E-mail": email });
    expect(sent).toShow("Unless you had replied before");
  };
  await send("kit.chairs@example.org");
  const before = await look();
  await send("kit.chairs@example.org");
  expect(await look()).toEqual(before);
  await send("una.chairs@example.org");
  expect(await look()).toEqual(before);
  expect(page.html).toContain("InStock");
});
