import { get } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll } from "vitest";
import { write } from "#tests/site/database.ts";
import { type Site, startSite } from "#tests/site/start.ts";
import { putOn, reply } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* A site that is just started, without a mail server and without a name. */

let site: Site;
beforeAll(async () => {
  site = await startSite({ SEED: "none" });
});
afterAll(() => site.remove());

/** The page that somebody is given who comes by another name than the site has. */
const asNamed = (host: string, path: string) =>
  new Promise<string>((resolve, reject) => {
    const headers = { host };
    get(`${site.url}${path}`, { headers }, (response) =>
      resolve(text(response).then((html) => html.replaceAll("<!-- -->", ""))),
    ).on("error", reject);
  });

test("it says that it is not set up, that it has another name, and that no mail goes; links stand on the desk", async () => {
  const visitor = new Visitor(site.url);
  expect(await visitor.open("/")).toShow("This site is not set up yet");
  expect((await visitor.open("/sign-in")).heading).toBe("This site is not set up yet");

  const setup = await visitor.open(site.setupLink() ?? "");
  const all = await setup.form("Set the site up").fill({ "Your e-mail": "gwen" }).submit();
  expect(all).toHaveStatus(422);
  for (const wrong of [
    "Enter your name.",
    "Enter one e-mail address",
    "Choose a password: this site has no mail server",
    "Enter your society’s name.",
  ]) {
    expect(all.problems.join()).toContain(wrong);
  }
  const desk = await all
    .form("Set the site up")
    .fill({
      "Your name": "Gwen Hythe",
      "Your e-mail": "gwen@example.org",
      "A password": "a hall with ninety chairs",
      "Your society’s name": "Friends of the Canal",
    })
    .submit();
  expect(desk).toShow("No mail server is set, so nothing is sent.");

  const members = await visitor.open("/dashboard/members");
  const invite = members.form("Send the invitation").fill({ "E-mail": "new.one@example.org" });
  expect(await invite.submit()).toShow("new.one@example.org");
  const stranger = new Visitor(site.url);
  const signIn = (await stranger.open("/sign-in")).form("Ask for a link");
  const asked = await signIn.fill({ "E-mail": "gwen@example.org" }).submit();
  expect(asked.heading).toBe("The link cannot be mailed");

  const links = (await visitor.open("/dashboard")).region("Links that could not be mailed");
  const addresses = links.text.match(/http:\S+/g) ?? [];
  const [invitation = "", entry = ""] = addresses;
  expect(addresses).toHaveLength(2);
  expect((await stranger.open(invitation)).heading).toContain("An invitation from");
  expect((await stranger.open(entry)).heading).toBe("Sign in");

  const made = await putOn(visitor, { Title: "The lock-keepers" });
  write(site, "update meetings set confirmation_hold_minutes = 60 where id = ?", made.id);
  const page = await new Visitor(site.url).open(made.path);
  expect(page).toShow("This site has no mail server yet: your answer");
  expect(page).not.toShow("gets an entry by mail");
  const guest = { Name: "Owen Hart", "E-mail": "owen@example.org" };
  const said = await reply(new Visitor(site.url), made.path, guest);
  expect(said).toShow("a seat is kept for you for a short time");
  expect(said).toShow("ask for your link and confirm. This site has no mail server yet");
  expect(said).not.toShow("link in the mail");

  // Nobody is promised a mail before a form is sent, nor by the page that leads to it.
  const promise =
    /is mailed|link mailed|one mailed|the mail has|mail about it|told by mail|mail goes there first|not all are sent/;
  const outbox = await visitor.open("/dashboard/outbox?search=owen@example.org");
  const mail = await outbox.follow(/lock-keepers/);
  const own = /http\S+\/rsvps\/[^\s)>]+/.exec(mail.main.text)?.[0] ?? "";
  for (const path of ["/rsvps", "/subscribe", "/sign-in", "/sign-in/sent", made.path, own]) {
    const opened = (await new Visitor(site.url).open(path)).part("body").text;
    expect(opened, path).not.toMatch(promise);
    expect(opened, path).toContain("no mail server yet");
  }

  const words = `This site calls itself ${site.url}`;
  expect(await asNamed("canal.example.org", "/sign-in")).toContain(words);
  expect(await asNamed(new URL(site.url).host, "/sign-in")).not.toContain(words);
});
