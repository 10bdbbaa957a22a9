"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction, rowAction } from "#app/_server/action.ts";
import { archiveGroup, createGroup, restoreGroup, updateGroup } from "#lib/groups/commands.ts";
import { groupIdInput, groupInput } from "#lib/groups/input.ts";

export const createGroupAction = organizerAction(groupInput, createGroup, () =>
  redirect("/dashboard/groups"),
);

export const updateGroupAction = rowAction(groupInput, updateGroup, () => refresh());

export const archiveGroupAction = organizerAction(groupIdInput, archiveGroup, () => refresh());
export const restoreGroupAction = organizerAction(groupIdInput, restoreGroup, () => refresh());
