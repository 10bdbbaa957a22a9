"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction, rowAction } from "#app/_server/action.ts";
import { createGroup, updateGroup } from "#lib/groups/commands.ts";
import { groupInput } from "#lib/groups/input.ts";

export const createGroupAction = organizerAction(groupInput, createGroup, () =>
  redirect("/dashboard/groups"),
);

export const updateGroupAction = rowAction(groupInput, updateGroup, () => refresh());
