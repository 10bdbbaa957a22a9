import { expect, test } from "vitest";
import { ACCOUNT_KINDS, hasPassableLinks } from "#lib/mail/scope.ts";

test("links of an RSVP may be passed on by hand, those that sign somebody in never", () => {
  expect(hasPassableLinks({ kind: "rsvp-going", rsvpId: "one" })).toBe(true);
  expect(hasPassableLinks({ kind: "update", rsvpId: null })).toBe(false);
  for (const kind of ACCOUNT_KINDS) {
    for (const rsvpId of ["one", null]) expect(hasPassableLinks({ kind, rsvpId })).toBe(false);
  }
});
