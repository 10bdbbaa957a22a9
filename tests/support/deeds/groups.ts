import { changeName, changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import { makeChallenge } from "#lib/accounts/passkey-challenge.ts";
import { addPasskey, removePasskey } from "#lib/accounts/passkeys.ts";
import { endSession } from "#lib/accounts/sessions.ts";
import { archiveGroup, createGroup, restoreGroup, updateGroup } from "#lib/groups/commands.ts";
import { groupInput } from "#lib/groups/input.ts";
import { resetWords, setWords } from "#lib/mail/wording/commands.ts";
import { changeRole, removeMember } from "#lib/members/commands.ts";
import { inviteMember, revokeInvitation } from "#lib/members/invitations.ts";
import { updateSite } from "#lib/site/commands.ts";
import { aDevice } from "#tests/support/authenticator.ts";
import { archive, deed, h } from "./deed.ts";

const groupId = h("group");
const accountId = h("aide");

const group = (more: object) =>
  groupInput.parse({ name: "A new name", timeZone: "Europe/Paris", retentionDays: "30", ...more });

/** What is done to groups, their members and accounts, and to the site. */
export const groupDeeds = {
  createGroup: deed("admin", { do: (by) => createGroup(by, group({})) }),
  updateGroup: deed("owner", { do: (by) => updateGroup(by, groupId, group({ slug: "anew" })) }),
  archiveGroup: deed("owner", { do: (by) => archiveGroup(by, { id: groupId }) }),
  restoreGroup: deed("owner", { ready: archive, do: (by) => restoreGroup(by, { id: groupId }) }),
  setWords: deed("owner", {
    do: (by) =>
      setWords(by, groupId, "rsvp-going", { subject: "Seen {date}", intro: "Hello", outro: "" }),
  }),
  resetWords: deed("owner", { do: (by) => resetWords(by, groupId, "rsvp-going") }),
  inviteMember: deed("owner", {
    do: (by) => inviteMember(by, { groupId, email: "invited@example.org", role: "helper" }),
  }),
  "inviteMember anew": deed("owner", {
    do: (by) => inviteMember(by, { groupId, email: "fresh@example.org", role: "helper" }),
  }),
  revokeInvitation: deed("owner", {
    do: (by) => revokeInvitation(by, { invitationId: h("invitation") }),
  }),
  changeRole: deed("owner", {
    do: (by) => changeRole(by, { groupId, accountId, role: "organizer" }),
  }),
  removeMember: deed("owner", { do: (by) => removeMember(by, { groupId, accountId }) }),
  "removeMember self": deed("nobody", {
    by: "organizer",
    do: (by) => removeMember(by, { groupId, accountId: by.accountId }),
  }),
  updateSite: deed("admin", {
    do: (by) =>
      updateSite(by, {
        name: "Another site",
        timeZone: "Europe/Paris",
        contact: "site@example.org",
        imprint: "",
        privacy: "",
      }),
  }),
};

/** What everybody does to their own account. */
export const accountDeeds = {
  changeName: deed("nobody", { by: "organizer", do: (by) => changeName(by, { name: "No Body" }) }),
  changePassword: deed("nobody", {
    by: "organizer",
    do: (by) =>
      changePassword(by, { currentPassword: "", password: "a long new one" }, { proven: true }),
  }),
  endSession: deed("nobody", {
    by: "organizer",
    do: (by) => endSession(by, { sessionId: h("organizersession") }),
  }),
  addPasskey: deed("nobody", {
    by: "organizer",
    ready: async () =>
      aDevice().make({
        challenge: makeChallenge(`add ${h("organizersession")}`),
        user: { id: "" },
      }),
    do: (by, response) =>
      addPasskey(by, { passkeyName: "New", response }, { sessionId: h("organizersession") }),
  }),
  removePasskey: deed("nobody", {
    by: "organizer",
    do: (by) => removePasskey(by, { passkeyId: h("organizerpasskey") }, { sessionId: "" }),
  }),
  signOutEverywhere: deed("nobody", { by: "organizer", do: (by) => signOutEverywhere(by) }),
};
