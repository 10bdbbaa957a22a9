"use server";

import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import { sendServerTest } from "#lib/mail/server/test-mail.ts";

export const testServer = organizerAction(z.object({}), (actor) => sendServerTest(actor));
