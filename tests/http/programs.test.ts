import { putOn } from "./support/desk.ts";
import type { Form } from "./support/form.ts";
import type { Page } from "./support/page.ts";
import { describe, expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* What programs send to the forms that are for anybody: refused in words, and nothing comes of it. */

type Opened = { page: Page; form: Form };

const FORMS: Record<string, (visitor: Visitor, owner: Visitor, email: string) => Promise<Opened>> =
  {
    async "an RSVP"(visitor, owner, email) {
      const page = await visitor.open((await putOn(owner, { Title: "For people only" })).path);
      return { page, form: page.form("RSVP").fill({ Name: "Pro Gram", "E-mail": email }) };
    },
    async "a sign-up for news"(visitor, _owner, email) {
      const page = await visitor.open("/subscribe?group=lantern-reading-circle");
      return { page, form: page.main.form("Keep me informed").fill({ "E-mail": email }) };
    },
  };

const GIVEN: [what: string, field: string, value: string, said: string][] = [
  ["a field that people do not see", "subject", "Cheap watches", "people do not see was filled in"],
  ["the time of another form", "opened", "1900000000000.x", "was open for very long"],
  ["no time at all", "opened", "", "was open for very long"],
];

describe.each(Object.keys(FORMS))("%s", (name) => {
  test.for(GIVEN)("with %s", async ([what, field, value, said], { visitor, owner, mailbox }) => {
    const email = `${what}.${name}@example.org`.replaceAll(" ", "-");
    const { page, form } = await FORMS[name]!(visitor, owner, email);
    const { entries, ...sending } = form.sending();
    expect(entries.map(([one]) => one)).toContain(field);
    const altered = entries.map(([one, had]): [string, string | File] => [
      one,
      one === field ? value : had,
    ]);
    const refused = await visitor.send(page, { ...sending, entries: altered });
    expect(refused).toHaveStatus(422);
    expect(refused).toShow(said);
    // As it was made, it is taken; and no mail went before.
    await visitor.send(page, form.sending());
    await mailbox.waitFor(email);
    expect(mailbox.to(email)).toHaveLength(1);
  });
});
