const process = globalThis as Record<string, unknown>;

/** Leaves no rows, and nothing remembered of those that were. */
export async function empty(): Promise<void> {
  for (const kept of ["marchmontVocabulary", "marchmontLimits", "marchmontListeners"]) {
    delete process[kept];
  }
  const { store } = await import("#db/store.ts");
  const { tables } = await import("#db/tables.ts");
  const { groups, accounts } = tables;
  await store.write(async (tx) => {
    // Meetings hold on to their venues; nearly everything else goes with its group.
    await tx.delete(tables.meetings);
    await tx.delete(groups);
    await tx.delete(accounts);
    for (const table of [
      tables.signInTokens,
      tables.topics,
      tables.formerSlugs,
      tables.subscribers,
      tables.farewells,
      tables.imports,
      tables.mailings,
      tables.attendeeLinks,
      tables.spentKeys,
      tables.outbox,
      tables.auditEvents,
      tables.settings,
    ]) {
      await tx.delete(table);
    }
  });
}
