const process = globalThis as Record<string, unknown>;

/** Leaves no rows, and nothing remembered of those that were. */
export async function empty(): Promise<void> {
  for (const kept of ["marchmontVocabulary", "marchmontLimits", "marchmontListeners"]) {
    delete process[kept];
  }
  const { store } = await import("#db/store.ts");
  const { ALL_TABLES, executeAll } = await import("#tests/support/execute.ts");
  const deletes = ALL_TABLES.toReversed().map((name) => `delete from ${name}`);
  await store.write((tx) => executeAll(tx, deletes));
}
