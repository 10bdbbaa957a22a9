import { call, fieldsOf } from "./support/by-script.ts";
import { letItBeOver, putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* What forms with scripts ask of the server while they are filled in. */

const SOCIETY = "Fleet Valley History Society";
const NEW = "/dashboard/meetings/new";

const LETTER = { Subject: "A letter half written", "What you want to say": "Come **after** dark." };

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function societyId(owner: Visitor): Promise<string> {
  const members = await (await owner.open("/dashboard/members")).main.follow(SOCIETY);
  return members.url.pathname.split("/").at(-1) ?? "";
}

test("a venue, a speaker, an article and a publication are added by their name alone", async ({
  owner,
}) => {
  const groupId = await societyId(owner);
  const added: [string, string, string][] = [
    [NEW, "side-actions.ts addVenue", "venues"],
    [NEW, "side-actions.ts addSpeaker", "speakers"],
    [NEW, "side-actions.ts addArticle", "articles"],
    ["/dashboard/articles/new", "articles/actions.ts addPublicationAction", "publications"],
  ];
  for (const [path, action, list] of added) {
    const name = `Quick ${list} by the lock`;
    expect(await call(owner, path, action, [groupId, name])).toContain('"ok":true');
    expect((await owner.open(`/dashboard/${list}?search=quick`)).main).toShow(name);
    expect(await call(owner, path, action, ["nothing", name])).toContain('"ok":false');
  }
});

test("what was typed is kept, offered and thrown away, of one form alone", async ({ owner }) => {
  const [made, other] = [
    await putOn(owner, { Title: "Typed" }),
    await putOn(owner, { Title: "Not typed" }),
  ];
  for (const each of [made, other]) {
    const typed = fieldsOf((await owner.open(`${each.desk}/edit`)).form("Save"));
    typed.set("title", `${each.id} typed on`);
    const kept = await call(owner, `${each.desk}/edit`, "side-actions.ts keepDraft", [
      `meeting:${each.id}`,
      typed,
    ]);
    expect(kept).toContain('"ok":true');
  }
  const offered = await owner.open(`${made.desk}/edit`);
  expect(offered).toShow("You have unsaved changes from");
  const without = await offered.press("Discard them");
  expect(without).not.toShow("You have unsaved changes");
  expect(await owner.open(`${other.desk}/edit`)).toShow("You have unsaved changes from");
});

test("a picture is kept as soon as it is chosen", async ({ owner }) => {
  const data = new FormData();
  data.set("groupId", await societyId(owner));
  data.set("image", new File([PIXEL], "hall.png", { type: "image/png" }));
  expect(await call(owner, NEW, "side-actions.ts uploadPicture", [data])).toMatch(
    /"ok":true,"(value|id)"/,
  );
});

test("a message is shown while it is typed, and nothing is sent", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const made = await putOn(owner, { Title: "Shown" });
  await reply(visitor, made.path, { Name: "Sho Wn", "E-mail": "sho.wn@example.org" });
  await mailbox.waitFor("sho.wn@example.org");

  const list = await owner.open(`${made.desk}/rsvps`);
  const message = await list.follow("Write to them");
  const words = { Subject: "Bring a lamp", Message: "Dear {name}, it is dark." };
  const draft = fieldsOf(message.form("Send to 1 person").fill(words));
  const path = message.url.pathname + message.url.search;
  expect(await call(owner, path, "messages/new/actions.ts showMessageAction", [draft])).toContain(
    "Dear Sho Wn, it is dark.",
  );

  expect(mailbox.to("sho.wn@example.org")).toHaveLength(1);
});

test("the words of a group's mails are shown while they are typed, and the group keeps its own", async ({
  owner,
}) => {
  const path = `/dashboard/groups/${await societyId(owner)}/mails/rsvp-going`;
  const form = (await owner.open(path)).form("Save");
  const usual = form.value("Subject");
  const typed = fieldsOf(form.fill({ Subject: "We light a lamp for you" }));
  const show = (kind: string, data = typed) =>
    call(owner, path, "[kind]/actions.ts showWordsAction", [path.split("/")[3] ?? "", kind, data]);
  expect(await show("rsvp-going")).toContain("We light a lamp for you");
  expect(await show("nothing")).toMatch(/:null$/m);
  typed.set("subject", "");
  expect(await show("rsvp-going")).toMatch(/:null$/m);
  expect((await owner.open(path)).form("Save").value("Subject")).toBe(usual);
});

test("a letter is shown while it is typed, and nothing is sent", async ({ owner }) => {
  const path = "/dashboard/newsletter/new?kind=update";
  const draft = fieldsOf((await owner.open(path)).form("Preview").fill(LETTER));
  const show = () => call(owner, path, "newsletter/new/actions.ts showLetterAction", [draft]);
  expect(await show()).toContain("<strong>after</strong> dark");
  draft.set("subject", "");
  expect(await show()).toMatch(/:null$/m);
  expect(await owner.open("/dashboard/newsletter")).not.toShow(LETTER.Subject);
});

test("Markdown is shown as it will stand, a report with its figures", async ({ owner }) => {
  const show = (source: string, figures?: boolean) =>
    call(owner, NEW, "preview-action.ts previewMarkdown", [
      source,
      ...(figures === undefined ? [] : [figures]),
    ]);
  const figure = "![A sluice](/images/abcdefghij0123456789)\n\n**Bold**";
  expect(await show(figure, true)).toMatch(/<figure><img src=.*<strong>Bold<\/strong>/s);
  expect(await show(figure)).not.toContain("<img");
});

test("a figure for a report says what it shows, and comes back as it stands in the text", async ({
  owner,
  demo,
}) => {
  const made = await putOn(owner, { Title: "Pictured" });
  letItBeOver(demo, made);
  const data = new FormData();
  data.set("groupId", await societyId(owner));
  data.set("image", new File([PIXEL], "hall.png", { type: "image/png" }));
  data.set("figureAlt", "");
  data.set("figureCaption", "After the rain");
  const add = () => call(owner, made.desk, "figure-action.ts addFigure", [data]);
  expect(await add()).toContain("Say what the picture shows.");
  data.set("figureAlt", "The hall");
  expect(await add()).toMatch(/!\[The hall\]\(\/images\/[0-9a-z]+ \\"After the rain\\"\)/);
});

test("details of a page are asked for where its address is none of the web", async ({ owner }) => {
  const data = new FormData();
  data.set("url", "http://127.0.0.1/nothing");
  await expect(
    call(owner, "/dashboard/articles/new", "articles/actions.ts fetchDetailsAction", [data]),
  ).rejects.toThrow(/422/);
});
