import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { NotFound } from "#lib/result.ts";

export const metadata: Metadata = { title: "Not found" };

/** Every address below the desk that nothing else answers. */
export default deskPage(async () => {
  await requireActor();
  throw new NotFound("Page");
});
