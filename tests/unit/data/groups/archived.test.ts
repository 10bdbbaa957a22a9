import { like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents } from "#db/tables.ts";
import { listHostChoices } from "#lib/desk/form-options.ts";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { archiveGroup, restoreGroup } from "#lib/groups/commands.ts";
import { listPublicGroups } from "#lib/groups/public-queries.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { type MeetingFormValues, meetingInput } from "#lib/scheduling/input.ts";
import { cancelMeeting, publishMeeting } from "#lib/scheduling/state.ts";
import { ALL_GROUPS } from "#lib/subscribers/choices.ts";
import { groupsNamed } from "#lib/subscribers/subscribe.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";

const meeting = (values: Partial<MeetingFormValues>) =>
  meetingInput.parse({
    title: "The river under the road",
    startsAtLocal: "2038-05-06T19:00",
    endsAtLocal: "2038-05-06T21:00",
    timeZone: "Europe/London",
    ...values,
  });

describe("an archived group", () => {
  it("puts no new meetings on and is offered nowhere; what is on goes on, and it can be taken up again", async () => {
    const [group, other] = [await aGroup(), await aGroup()];
    const owner = await aMember(group.id, "owner");
    const on = await aMeeting(group.id);
    const draft = await aMeeting(group.id, { status: "draft" });
    expect(await archiveGroup(owner, group)).toMatchObject({ ok: true });
    await archiveGroup(owner, group);

    expect(await listGroupChoices(owner)).toEqual([]);
    expect(await listHostChoices(owner)).toEqual([]);
    const all = await listPublicGroups();
    expect(all.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id)).toEqual([
      other.id,
    ]);
    expect(await groupsNamed(store.read, [ALL_GROUPS])).toMatchObject([{ id: other.id }]);
    const publish = () => publishMeeting(owner, { id: draft.id, note: "" });
    expect(await publish()).toMatchObject({ reason: "archived" });
    expect(await duplicateMeeting(owner, on.id)).toMatchObject({ reason: "archived" });
    expect(await createMeeting(owner, meeting({ groupId: group.id }))).toMatchObject({
      reason: "archived",
      at: "groupId",
    });
    const both = { ...owner, roles: { [group.id]: "owner", [other.id]: "owner" } } as const;
    expect(
      await createMeeting(both, meeting({ groupId: other.id, coHostIds: [group.id] })),
    ).toMatchObject({ reason: "co-hosts" });
    expect(await cancelMeeting(owner, { id: on.id, note: "" })).toMatchObject({ ok: true });

    await restoreGroup(owner, group);
    expect(await publish()).toMatchObject({ ok: true });
    const events = await store.read
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(like(auditEvents.action, "group.%"));
    expect(events.map(({ action }) => action)).toEqual(["group.archived", "group.restored"]);
  });

  it("is archived by its owners alone", async () => {
    const group = await aGroup();
    const organizer = await aMember(group.id, "organizer");
    await expect(archiveGroup(organizer, group)).rejects.toThrow(Forbidden);
    const stranger = await aMember((await aGroup()).id, "owner");
    await expect(archiveGroup(stranger, group)).rejects.toThrow(NotFound);
  });
});
