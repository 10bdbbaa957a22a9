import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { outbox, subscribers } from "#db/tables.ts";
import { claimMail, settleMail } from "#lib/mail/leases.ts";
import type { Outcome } from "#lib/mail/smtp.ts";
import { pauseMailing } from "#lib/mailings/commands.ts";
import { sendMessage } from "#lib/messages/commands.ts";
import { messageInput } from "#lib/messages/input.ts";
import { insistOn } from "#lib/messages/refusals.ts";
import { sendLetter } from "#lib/newsletter/commands.ts";
import { sendDigests } from "#lib/newsletter/digest.ts";
import { letterInput } from "#lib/newsletter/input.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { postponeMeeting } from "#lib/scheduling/state.ts";
import { thankAttendees } from "#lib/scheduling/thanks.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { removeSubscriber } from "#lib/subscribers/commands.ts";
import { subscriberToken } from "#lib/subscribers/links.ts";
import { changeChoices, eraseSubscriber, unsubscribe } from "#lib/subscribers/manage.ts";
import { setClock } from "#lib/time/clock.ts";
import { linkDeeds, tokenOf } from "#tests/support/deeds/by-link.ts";
import { h, letStand, m, STATES } from "#tests/support/deeds/deed.ts";
import { formOfMeeting } from "#tests/support/deeds/meetings.ts";
import { aMail, makeMails } from "#tests/support/mails.ts";
import { ahead } from "#tests/support/world/at.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/* Somebody leaves at each moment of a mailing, in each way: it does not reach them any more. */

/** What it is to somebody who has not left: it reaches them. */
const stay = async () => undefined;

type Ways = Record<string, () => Promise<unknown>>;

/** All that is sent from now on, a day later too: "update sue@example.org". */
async function sentFromNowOn(): Promise<string[]> {
  const sent: string[] = [];
  for (const hours of [0, 24]) {
    setClock(ahead(hours));
    await makeMails();
    const mails = await claimMail("post", 100);
    sent.push(...mails.map(({ kind, toEmail }) => `${kind} ${toEmail}`));
    await settleMail(
      "post",
      mails.map((mail) => ({ mail, outcome: { kind: "sent" as const } })),
      0,
    );
  }
  return sent;
}

/** They leave while their mail is in the hands of a worker, who then learns that it did not go. */
const triedUntil =
  (outcome: Outcome) => async (begin: () => Promise<unknown>, leave: () => Promise<unknown>) => {
    await begin();
    await makeMails();
    const mails = await claimMail("post", 100);
    await leave();
    await settleMail(
      "post",
      mails.map((mail) => ({ mail, outcome })),
      0,
    );
  };

/** When somebody can leave: the steps of a mailing, with the leaving between them. */
const MOMENTS = {
  "before it is begun": async (begin: () => Promise<unknown>, leave: () => Promise<unknown>) => {
    await leave();
    await begin();
  },
  "before their mail is made": async (begin, leave) => {
    await begin();
    await leave();
  },
  "while their mail waits": async (begin, leave) => {
    await begin();
    await makeMails();
    await leave();
  },
  "while their mail is tried, and put off": triedUntil({ kind: "later", reason: "450" }),
  "while their mail is tried, and the server is down": triedUntil({ kind: "down", reason: "421" }),
} satisfies Record<
  string,
  (begin: () => Promise<unknown>, leave: () => Promise<unknown>) => Promise<void>
>;

/** The world without the mails that wait in it already. */
async function quietWorld(): Promise<void> {
  await aWorld();
  await store.write((tx) => tx.delete(outbox));
  for (const id of [
    h("news"),
    m("message"),
    idOf("n", "message"),
    idOf("t", "news"),
    idOf("f", "message"),
  ]) {
    await pauseMailing(PEOPLE.admin, id);
  }
}

const moments = Object.entries(MOMENTS);

describe("a reader of news", () => {
  const token = () => tokenOf(linkDeeds.unsubscribe!);
  const begin = () =>
    sendLetter(
      PEOPLE.organizer,
      letterInput.parse({ kind: "update", groupId: h("group"), subject: "S", body: "B" }),
    );
  const ways: Ways = {
    unsubscribes: () => unsubscribe(token()),
    "is erased": () => eraseSubscriber(token()),
    "is taken off the lists": () => removeSubscriber({ ...PEOPLE.admin }, idOf("s", "sue")),
  };
  const changes: Ways = {
    "wants a digest": () =>
      changeChoices(token(), { groups: [h("group")], kinds: ["site"], pace: "weekly" }),
    "wants other news": () =>
      changeChoices(token(), { groups: [h("group")], kinds: ["reports"], pace: "at-once" }),
    "has no mailbox": () =>
      store.write((tx) =>
        tx
          .update(subscribers)
          .set({ bouncedAt: ahead(0) })
          .where(eq(subscribers.id, idOf("s", "sue"))),
      ),
  };

  describe.each(moments)("%s", (moment, through) => {
    test("who stays is written to", async () => {
      await quietWorld();
      await through(begin, stay);
      expect(await sentFromNowOn()).toEqual(["update sue@example.org"]);
    });

    test.each(Object.entries(ways))("who %s is not", async (_, leave) => {
      await quietWorld();
      await through(begin, leave);
      expect(await sentFromNowOn()).toEqual([]);
    });

    // What is in the outbox by then was wanted when it was made, unless nobody is there to read it.
    const early = Object.entries(changes).filter(
      ([change]) =>
        moment.startsWith("before") || (moment.includes("tried") && change === "has no mailbox"),
    );
    test.each(early)("who %s is not", async (_, leave) => {
      await quietWorld();
      await through(begin, leave);
      expect(await sentFromNowOn()).toEqual([]);
    });
  });
});

test("the question to a reader whose mailbox failed, and who asks anew, is tried again", async () => {
  await quietWorld();
  const sue = eq(subscribers.id, idOf("s", "sue"));
  await store.write((tx) =>
    tx
      .update(subscribers)
      .set({ bouncedAt: ahead(0) })
      .where(sue),
  );
  const to = { name: "", email: "sue@example.org" };
  await aMail({ kind: "subscribe-confirm", subscriberId: idOf("s", "sue"), to });
  const mails = await claimMail("post", 100);
  const later = { kind: "later", reason: "450" } as const;
  await settleMail(
    "post",
    mails.map((mail) => ({ mail, outcome: later })),
    0,
  );
  expect(await sentFromNowOn()).toEqual(["subscribe-confirm sue@example.org"]);
});

describe("a reader of digests", () => {
  const wil = { id: idOf("s", "wil"), linkEpoch: 0 };
  const begin = async () => {
    setClock(ahead(19));
    await sendDigests();
  };
  const ways: Ways = {
    unsubscribes: () => unsubscribe(subscriberToken(wil)),
    "is erased": () => eraseSubscriber(subscriberToken(wil)),
    "is taken off the lists": () => removeSubscriber({ ...PEOPLE.admin }, wil.id),
    "wants all at once": () =>
      changeChoices(subscriberToken(wil), {
        groups: [h("group")],
        kinds: ["meetings"],
        pace: "at-once",
      }),
  };

  describe.each(moments.filter(([moment]) => moment.startsWith("before")))(
    "%s",
    (_moment, through) => {
      const toWil = async () =>
        (await sentFromNowOn()).filter((mail) => mail === "digest wil@example.org");

      test("who stays is written to", async () => {
        await quietWorld();
        await through(begin, stay);
        expect(await toWil()).toHaveLength(1);
      });

      test.each(Object.entries(ways))("who %s is not", async (_, leave) => {
        await quietWorld();
        await through(begin, leave);
        expect(await toWil()).toEqual([]);
      });
    },
  );
});

describe("somebody with an RSVP", () => {
  const ann = () => tokenOf(linkDeeds.cancelRsvp!);
  const words = { meetingId: m("meeting"), to: "who=all", subject: "S", body: "B" };
  const mailings: Ways = {
    message: async () =>
      sendMessage(
        PEOPLE.organizer,
        messageInput.parse({ ...words, insist: [5, 6].map((n) => insistOn("changed", n)) }),
      ),
    "meeting-changed": async () =>
      updateMeeting(PEOPLE.organizer, await formOfMeeting({ title: "The sea" })),
    "meeting-postponed": () => postponeMeeting(PEOPLE.organizer, { id: m("meeting"), note: "" }),
  };
  const ways: Ways = {
    cancels: () => cancelRsvp(ann()),
    "is cancelled at the desk": () =>
      cancelRsvps(PEOPLE.organizer, { meetingId: m("meeting"), ids: [m("ann")] }),
    declines: () => changeReply({ token: ann(), reply: "declined" }),
    "is erased": () => eraseRsvp(ann()),
    "says that it was not them": () => disownRsvp(ann()),
  };
  const early = moments.filter(([moment]) => moment.startsWith("before"));
  const cases = Object.entries(mailings).flatMap(([kind, begin]) =>
    early.map(([moment, through]) => ({ kind, moment, begin, through })),
  );

  describe.each(cases)("of a $kind, $moment", ({ kind, begin, through }) => {
    const toAnn = async () =>
      (await sentFromNowOn()).filter((mail) => mail === `${kind} ann@example.org`);

    test("who stays is written to", async () => {
      await quietWorld();
      await through(begin, stay);
      expect(await toAnn()).toHaveLength(1);
    });

    test.each(Object.entries(ways))("who %s is not", async (_, leave) => {
      await quietWorld();
      await through(begin, leave);
      expect(await toAnn()).toEqual([]);
    });
  });

  test.each(Object.entries(ways).filter(([way]) => /erased|not them/.test(way)))(
    "who %s is not thanked either",
    async (_, leave) => {
      await quietWorld();
      await letStand({ ...STATES.over, report: "It rained." });
      await thankAttendees(PEOPLE.organizer, { id: m("meeting"), note: "" });
      await leave();
      expect(await sentFromNowOn()).not.toContain("meeting-thanks ann@example.org");
    },
  );
});
