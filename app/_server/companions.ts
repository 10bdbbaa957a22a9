// Provisional: these modules are still being written.
async function soon<T>(path: string): Promise<T | null> {
  try {
    return (await import(path)) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

export async function prepareData(seed: boolean) {
  const demo = await soon<{ seedDemo(): Promise<void> }>("#db/seed.ts");
  if (seed) await demo?.seedDemo();
  const accounts = await soon<{ ensureOwner(): Promise<void> }>("#lib/accounts/commands.ts");
  await accounts?.ensureOwner?.();
}

export async function startJobs(): Promise<{ stop(): Promise<void> }> {
  const mail = await soon<{ startWorker(): { stop(): Promise<void> } }>("#lib/mail/worker.ts");
  return mail?.startWorker() ?? { stop: async () => {} };
}

export async function invitation(): Promise<string | null> {
  const setup = await soon<{ setupLink(): Promise<string | null> }>("#lib/accounts/setup.ts");
  return (await setup?.setupLink()) ?? null;
}
