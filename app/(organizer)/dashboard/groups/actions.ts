"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { createGroup, updateGroup } from "#lib/groups/commands.ts";
import { groupInput } from "#lib/groups/input.ts";

export async function createGroupAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(groupInput, createGroup, () => redirect("/dashboard/groups"))(
    previous,
    data,
  );
}

export async function updateGroupAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(groupInput, (actor, input) => updateGroup(actor, id, input), refresh)(
    previous,
    data,
    id,
  );
}
