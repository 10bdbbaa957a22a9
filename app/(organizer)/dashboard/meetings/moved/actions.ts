"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import { tellMoved } from "#lib/scheduling/moved.ts";

export const tell = organizerAction(
  z.object({}),
  (actor) => tellMoved(actor),
  () => redirect("/dashboard/meetings/moved?done=told"),
);
