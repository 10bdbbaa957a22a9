import { expect, it } from "vitest";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { askForAddress, takeAddress } from "#lib/rsvps/readdress.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, tokenOf } from "#tests/support/people.ts";

const NEW = "ann@elsewhere.example";

/** Asks the other address, and presses the link that it is mailed. */
async function move(meetingId: string, who: string, to = NEW) {
  expect(await askForAddress(await tokenOf(meetingId, who), to)).toMatchObject({ ok: true });
  const asked = (await mailRows()).findLast(({ toEmail }) => toEmail === to);
  return takeAddress(asked?.secret.address?.split("/").at(-1) ?? "");
}

const line = (calendar: string | null, name: string) =>
  new RegExp(`^${name}:(.*)$`, "m").exec((calendar ?? "").replace(/\r\n /g, ""))?.[1]?.trim();

it("tells the old address, without a link, and takes the entry out of its calendar", async () => {
  const { id } = await aMeeting((await aGroup()).id);
  await join(id, "Ann");
  expect(await move(id, "Ann")).toMatchObject({ ok: true });
  // What was not sent yet had links that lead nowhere now.
  expect(await mails()).toEqual(["rsvp-address to ann@example.org", `rsvp-going to ${NEW}`]);
  const [left, taken] = await mailRows();
  expect(left?.secret).toEqual({});
  expect(left?.text).not.toContain(NEW);
  expect(left?.calendarMethod).toBe("CANCEL");
  expect(taken?.calendarMethod).toBe("REQUEST");
  // Both may be read into one calendar: the invitation comes after the withdrawal.
  const [before, after] = [left, taken].map((mail) =>
    Number(line(mail?.calendar ?? "", "SEQUENCE")),
  );
  expect(after).toBeGreaterThan(before ?? 0);
});

it("withdraws nothing from a calendar that was sent nothing", async () => {
  const { id } = await aMeeting((await aGroup()).id, { capacity: 1 });
  await join(id, "Bob");
  await join(id, "Ann");
  await move(id, "Ann");
  const left = (await mailRows()).at(-2);
  expect(left).toMatchObject({ toEmail: "ann@example.org", calendar: null });
});

it("leaves an address alone that has an RSVP of its own", async () => {
  const { id } = await aMeeting((await aGroup()).id);
  await join(id, "Ann");
  await join(id, "Bob");
  expect(await move(id, "Ann", "bob@example.org")).toMatchObject({ reason: "address-taken" });
  expect((await rsvpOf(id, "Ann")).email).toBe("ann@example.org");
  await cancelRsvp(await tokenOf(id, "Bob"));
  expect(await move(id, "Ann", "bob@example.org")).toMatchObject({ reason: "address-taken" });
});
