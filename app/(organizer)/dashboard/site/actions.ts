"use server";

import { refresh } from "next/cache";
import { organizerAction } from "#app/_server/action.ts";
import { updateSite } from "#lib/site/commands.ts";
import { siteInput } from "#lib/site/input.ts";

export const updateSiteAction = organizerAction(siteInput, updateSite, refresh);
