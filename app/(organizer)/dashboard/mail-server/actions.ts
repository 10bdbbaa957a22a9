"use server";

import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import type { Diagnosis } from "#lib/mail/server/diagnosis.ts";
import { sendServerTest } from "#lib/mail/server/test-mail.ts";

export async function testServer(
  previous: FormState,
  data: FormData,
): Promise<FormState<Diagnosis>> {
  return organizerAction(z.object({}), (actor) => sendServerTest(actor))(previous, data);
}
