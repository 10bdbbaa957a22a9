import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { questions } from "#db/tables.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { answerField } from "#lib/questions/rules.ts";
import { readChangeForm } from "#lib/rsvps/change-form.ts";
import { readJoinForm } from "#lib/rsvps/join-form.ts";
import { linkToken } from "#lib/secret.ts";
import { letStand, m } from "#tests/support/deeds/deed.ts";
import { sightOf } from "#tests/support/world/ledger.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * What the forms of attendees say, by what their meeting asks: everything was
 * sent each time. What is as where it asks nothing is not said again. `-u` writes
 * tests/fixtures/forms anew.
 */

const ASKS = [
  "asksHeardFrom",
  "asksFamilyName",
  "asksNames",
  "namesAttendees",
  "proofOfWork",
] as const;

const asking = (which: readonly string[]) =>
  Object.fromEntries(ASKS.map((name) => [name, which.includes(name)]));

const MEETINGS: Record<string, Parameters<typeof letStand>[0]> = {
  nothing: asking([]),
  ...Object.fromEntries(ASKS.map((name) => [name, asking([name])])),
  everything: asking(ASKS),
};

const whole = {
  meetingId: m("meeting"),
  token: linkToken("rsvp", m("ann"), 0),
  name: "Kim Reed",
  familyName: "Reed",
  email: "kim@example.org",
  partySize: "2",
  partyNames: "Ben",
  heardFrom: "A poster",
  comment: "Hello",
  named: "on",
  [answerField(m("drink"), 0)]: "tea",
  [answerField(m("fresh"), 1)]: "new",
  [answerField(m("fresh"), 2)]: "newer",
  seats: "2",
};

const SENT: Record<string, Record<string, string>> = {
  whole,
  apologies: { ...whole, reply: "declined" },
  perhaps: { ...whole, reply: "tentative" },
  "too many names": { ...whole, partyNames: "Ben\nCleo\nDora" },
  "too many people": { ...whole, partySize: "9" },
  "with questions for one": { ...whole, seats: "1" },
  "with questions for one, and too many names": {
    ...whole,
    seats: "",
    partyNames: "Ben\nCleo",
  },
  "an answer that is none": { ...whole, [answerField(m("drink"), 0)]: "rum" },
  "no name, too many names": { ...whole, name: " ", partyNames: "Ben\nCleo\nDora" },
  "an address that looks mistyped": { ...whole, email: "kim@gmial.com" },
  "the same, insisted on": {
    ...whole,
    email: "kim@gmial.com",
    insist: "kim@gmial.com",
  },
  "of no meeting, by no link": { ...whole, meetingId: m("nothing"), token: "nothing" },
};

function valuesOf(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return formValues(data);
}

test.each([
  ["join", readJoinForm],
  ["change", readChangeForm],
] as const)("what the form to %s says", async (name, read) => {
  await aWorld();
  await store.write((tx) =>
    tx
      .update(questions)
      .set({ per: "seat" })
      .where(eq(questions.id, m("fresh"))),
  );
  const parts: string[] = [];
  const plain: Record<string, string> = {};
  for (const [asks, columns] of Object.entries(MEETINGS)) {
    await letStand(columns);
    for (const [what, fields] of Object.entries(SENT)) {
      const text = sightOf(await read(valuesOf(fields))).replaceAll(String(whole.token), "(token)");
      if (text === plain[what]) continue;
      plain[what] ??= text;
      parts.push(`== ${what}, where it asks ${asks}\n${text}`);
    }
  }
  await expect(parts.join("")).toMatchFileSnapshot(`../../../fixtures/forms/${name}.txt`);
});
