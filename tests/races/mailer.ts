// A process of its own that works on mailings until it is killed, beside a
// mail server that takes whatever waits in the outbox at once. It prints a dot
// when it begins.
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { startMailings } from "#lib/mailings/runner.ts";
import { plainRenderers } from "#tests/support/readers.ts";

startMailings(plainRenderers, (error) => {
  throw error;
});
writeSync(1, ".");
for (;;) {
  await store.write((tx) =>
    tx.update(outbox).set({ state: "sent" }).where(eq(outbox.state, "queued")),
  );
  await sleep(20);
}
