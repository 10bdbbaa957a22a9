import { eq, ne } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, outbox, rsvps } from "#db/tables.ts";
import { listTrail } from "#lib/desk/trail.ts";
import { claimMail, settleMail } from "#lib/mail/leases.ts";
import { writeBatch } from "#lib/mailings/batch.ts";
import { getMailing } from "#lib/mailings/queries.ts";
import { previewMessage, sendMessage, sendTestMessage } from "#lib/messages/commands.ts";
import { messageDraft, messageInput } from "#lib/messages/input.ts";
import { getReaders } from "#lib/messages/readers.ts";
import { insistOn } from "#lib/messages/refusals.ts";
import { renderMessages } from "#lib/messages/render.ts";
import { NotFound, type Result, say } from "#lib/result.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { parseSelection } from "#lib/rsvps/desk/selection.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { aMail } from "#tests/support/mails.ts";
import { join, mailRows, rsvpOf } from "#tests/support/people.ts";

async function aSociety() {
  const group = await aGroup({ name: "The Society" });
  const meeting = await aMeeting(group.id, { title: "The river", capacity: 2 });
  for (const who of ["Ann", "Bob", "Cyd"]) await join(meeting.id, who);
  return { id: meeting.id, group, organizer: await aMember(group.id) };
}

const words = (meetingId: string, to = "who=all", expected = 3) =>
  messageInput.parse({
    meetingId,
    to,
    insist: insistOn("changed", expected),
    subject: "About {meeting}",
    body: "Dear {name},\n\n**bring a torch**. {manage link}",
  });

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** Makes all mails of a mailing, as the runner does. */
async function deliver(id: string) {
  while (await writeBatch(id, renderMessages));
  return (await mailRows()).filter(({ kind }) => kind === "message");
}

describe("a message", () => {
  it("goes once to everybody who stands, each with their own name and link", async () => {
    const { id, organizer } = await aSociety();
    await cancelRsvps(organizer, { meetingId: id, ids: [(await rsvpOf(id, "Cyd")).id] });
    const sent = valueIn(await sendMessage(organizer, words(id, "who=all", 2)));
    expect(sent.people).toBe(2);
    const mails = await deliver(sent.id);
    expect(mails.map(({ toEmail, subject }) => `${subject} to ${toEmail}`)).toEqual([
      "About The river to ann@example.org",
      "About The river to bob@example.org",
    ]);
    const [ann, bob] = mails;
    expect(ann?.text).toContain("Dear Ann,");
    expect(ann?.text).toContain("{{link:manage}}");
    expect(ann?.html).toContain("<strong>bring a torch</strong>");
    expect(ann?.secret.manage).not.toBe(bob?.secret.manage);
    expect(ann?.fromName).toBe("The Society");
    expect(await deliver(sent.id)).toHaveLength(2);
    const { entries } = await listTrail(organizer, id, 1);
    expect(entries[0]).toMatchObject({ action: "message.sent", detail: { people: 2 } });
    expect((await getMailing(organizer, sent.id)).progress).toMatchObject({
      recipients: 2,
      owed: 0,
    });
  });

  it.each(["waits", "is under way", "is tried a second time"])(
    "is made anew while it %s, where a later mail says how the meeting stands now",
    async (how) => {
      const { id, organizer } = await aSociety();
      const sent = valueIn(await sendMessage(organizer, words(id)));
      await deliver(sent.id);
      await store.write((tx) => tx.delete(outbox).where(ne(outbox.kind, "message")));
      const progress = async () => (await getMailing(organizer, sent.id)).progress;
      const under = how === "waits" ? [] : await claimMail("one", 10);
      const defer = async () => {
        for (const mail of under) {
          await settleMail("one", [{ mail, outcome: { kind: "later", reason: "Busy." } }], 0);
        }
      };
      if (how === "is tried a second time") {
        await defer();
        await writeBatch(sent.id, renderMessages);
        expect((await getMailing(organizer, sent.id)).state).toBe("sent");
      }
      await store.write((tx) =>
        tx.update(meetings).set({ title: "The canal" }).where(eq(meetings.id, id)),
      );
      const { id: rsvpId } = await rsvpOf(id, "Ann");
      await aMail({ kind: "meeting-changed", meetingId: id, rsvpId });
      if (how === "is under way") await defer();
      expect(await progress()).toMatchObject({ recipients: 3, owed: 1 });
      const mails = await deliver(sent.id);
      expect(mails.map(({ subject, toEmail }) => `${subject} to ${toEmail}`).sort()).toEqual([
        "About The canal to ann@example.org",
        "About The river to bob@example.org",
        "About The river to cyd@example.org",
      ]);
      expect(await progress()).toMatchObject({ recipients: 3, owed: 0, queued: 3 });
    },
  );

  it("is not made anew where what follows says nothing of how things stand, nor once it went", async () => {
    const { id, organizer } = await aSociety();
    const sent = valueIn(await sendMessage(organizer, words(id)));
    await deliver(sent.id);
    await store.write((tx) => tx.delete(outbox).where(ne(outbox.kind, "message")));
    const [ann] = await claimMail("one", 1);
    await settleMail("one", [{ mail: ann!, outcome: { kind: "sent" } }], 0);
    const of = async (who: string) => ({ meetingId: id, rsvpId: (await rsvpOf(id, who)).id });
    await aMail({ kind: "meeting-changed", ...(await of("Ann")) });
    await aMail({ kind: "rsvp-already", ...(await of("Bob")) });
    expect((await getMailing(organizer, sent.id)).progress).toMatchObject({ owed: 0, sent: 1 });
  });

  it("leaves out who cancels before it is made, unless the cancelled were asked for", async () => {
    const { id, organizer } = await aSociety();
    const send = async (to: string, n: number) =>
      valueIn(await sendMessage(organizer, { ...words(id, to, n), subject: to })).id;
    const going = await send("who=all&state=going", 2);
    const { id: bob } = await rsvpOf(id, "Bob");
    const { at } = valueIn(await cancelRsvps(organizer, { meetingId: id, ids: [bob] }));
    expect((await deliver(going)).map(({ toEmail }) => toEmail)).toEqual(["ann@example.org"]);
    const off = await send(`who=all&cancelled=${at.getTime()}`, 1);
    expect((await deliver(off)).at(-1)?.toEmail).toBe("bob@example.org");
  });

  it("goes to the part of the list that was chosen, or to those who were ticked", async () => {
    const { id, organizer } = await aSociety();
    const to = async (text: string, expected: number) => {
      const { id: mailing } = valueIn(
        await sendMessage(organizer, { ...words(id, text, expected), subject: text }),
      );
      return (await deliver(mailing))
        .filter(({ subject }) => subject === text)
        .map((m) => m.toName);
    };
    expect(await to("who=all&state=waitlisted", 1)).toEqual(["Cyd"]);
    expect(await to("who=all&search=bob", 1)).toEqual(["Bob"]);
    expect(await to(`id=${(await rsvpOf(id, "Ann")).id}`, 1)).toEqual(["Ann"]);
  });

  it("leaves out whoever cancels or is erased before their turn comes", async () => {
    const { id, organizer } = await aSociety();
    const sent = valueIn(await sendMessage(organizer, words(id)));
    await cancelRsvps(organizer, { meetingId: id, ids: [(await rsvpOf(id, "Ann")).id] });
    await store.write(async (tx) =>
      tx
        .update(rsvps)
        .set({ erasedAt: new Date(), email: null, emailKey: null, name: "" })
        .where(eq(rsvps.id, (await rsvpOf(id, "Bob")).id)),
    );
    expect((await deliver(sent.id)).map(({ toName }) => toName)).toEqual(["Cyd"]);
  });

  it("is not sent when others are chosen than was said, nor to nobody", async () => {
    const { id, organizer } = await aSociety();
    const refused = await sendMessage(organizer, words(id, "who=all", 2));
    expect(refused).toMatchObject({ reason: "changed", mayInsist: insistOn("changed", 3) });
    expect(!refused.ok && say(refused)).toContain("3 people");
    expect(await sendMessage(organizer, words(id, "id=nobody", 0))).toMatchObject({
      reason: "nobody",
    });
    expect(await sendMessage(organizer, words(id))).toMatchObject({ ok: true });
    // The same words in another form are another message.
    expect(await sendMessage(organizer, words(id))).toMatchObject({ ok: true });
  });

  it("says whom it does not reach", async () => {
    const { id, organizer } = await aSociety();
    const bob = await rsvpOf(id, "Bob");
    await store.write((tx) =>
      tx.update(rsvps).set({ email: null, emailKey: null }).where(eq(rsvps.id, bob.id)),
    );
    const all = parseSelection("who=all");
    expect(await getReaders(organizer, id, all)).toMatchObject({
      n: 2,
      withoutAddress: 1,
      first: { name: "Ann" },
    });
  });

  it("cannot be sent by helpers, by others, or to another group's attendees", async () => {
    const { id, organizer, group } = await aSociety();
    const other = await aSociety();
    const helper = await aMember(group.id, "helper");
    for (const nobody of [helper, other.organizer]) {
      await expect(sendMessage(nobody, words(id))).rejects.toThrow(NotFound);
      await expect(sendTestMessage(nobody, words(id))).rejects.toThrow(NotFound);
      await expect(previewMessage(nobody, words(id))).rejects.toThrow(NotFound);
    }
    const theirs = await rsvpOf(other.id, "Ann");
    expect(await sendMessage(organizer, words(id, `id=${theirs.id}`, 1))).toMatchObject({
      reason: "nobody",
    });
    expect((await mailRows()).filter(({ kind }) => kind === "message")).toEqual([]);
  });

  it("waits until the meeting was put on", async () => {
    const group = await aGroup();
    const { id } = await aMeeting(group.id, { status: "draft" });
    const organizer = await aMember(group.id);
    for (const tried of [
      sendMessage(organizer, words(id)),
      sendTestMessage(organizer, words(id)),
      previewMessage(organizer, words(id)),
    ]) {
      expect(await tried).toMatchObject({ ok: false, reason: "draft" });
    }
  });
});

describe("the test to oneself", () => {
  it("has no attendee in it and no link of anybody", async () => {
    const { id, organizer } = await aSociety();
    expect(await sendTestMessage(organizer, words(id))).toMatchObject({
      value: { email: organizer.email },
    });
    const mail = (await mailRows()).find(({ kind }) => kind === "message");
    expect(mail).toMatchObject({ toEmail: organizer.email, rsvpId: null });
    expect(mail?.subject).toBe("Test: About The river");
    expect(mail?.text).toContain(`Dear ${organizer.name},`);
    expect(JSON.stringify(mail)).not.toMatch(/ann@|Ann|rsvps\//);
    expect(mail?.secret.manage).toMatch(/\/meetings\//);
  });
});

describe("the places", () => {
  const errors = (subject: string, body: string) => {
    const parsed = messageDraft.safeParse({ meetingId: "m", to: "who=all", subject, body });
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path}: ${message}`);
  };

  it.each([
    "{email}",
    "{note}",
    "{ name }",
    "{Name}",
    "{}",
    "{constructor}",
    "{name",
    "name}",
    "{{name}}",
  ])("%s is refused beside the words", (place) => {
    expect(errors("Hello", `Dear ${place}`)).toEqual([expect.stringMatching(/^body: /)]);
    expect(errors(place, "Dear all")).toEqual([expect.stringMatching(/^subject: /)]);
  });

  it("are the seven that are said, and the link is not for the subject", () => {
    const seven = "{name} {meeting} {date} {when} {where} {group} {manage link}";
    expect(errors("{name}, {meeting}, {date}, {when}, {where}, {group}", seven)).toEqual([]);
    expect(errors("{manage link}", seven)).toEqual([
      expect.stringContaining("cannot be filled in"),
    ]);
  });

  it("are filled with what cannot be taken for anything else", async () => {
    const { id, organizer } = await aSociety();
    const evil = "[x](https://evil.example) <img src=x onerror=alert(1)> {where} {{link:manage}}";
    const ann = await rsvpOf(id, "Ann");
    await store.write((tx) => tx.update(rsvps).set({ name: evil }).where(eq(rsvps.id, ann.id)));
    const input = messageInput.parse({
      ...words(id),
      body: '{name} [a link](https://example.org "{name} {manage link}") `{name}`',
    });
    const [mail] = await deliver(valueIn(await sendMessage(organizer, input)).id);
    expect(mail?.html).not.toContain("<img");
    expect(mail?.html).not.toContain('href="https://evil.example');
    expect(mail?.html).toContain("&lt;img src=x onerror=alert(1)&gt; {where} { {link:manage}}");
    expect(mail?.text).toContain(`{where} { {link:manage}}`);
    expect(mail?.html.match(/\{\{link:manage\}\}/g)).toHaveLength(1);
  });

  it("shows the first reader in the preview, whose link stays unsaid", async () => {
    const { id, organizer } = await aSociety();
    const preview = valueIn(await previewMessage(organizer, words(id)));
    expect(preview).toMatchObject({ to: "Ann", subject: "About The river" });
    expect(preview.html).toContain("Dear Ann,");
    expect(preview.html).not.toMatch(/rsvps\/[A-Za-z0-9]/);
  });
});
