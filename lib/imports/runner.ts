import { isSoleOwner } from "#db/upkeep/owner.ts";
import { startLeased } from "#lib/loop/leased.ts";
import type { Loop } from "#lib/loop/loop.ts";
import {
  freeImports,
  type Importer,
  type Importers,
  leaseImport,
  listUnderWay,
  releaseImport,
  takeBatch,
} from "./batch.ts";

/** Imports that other instances began or left are found at least this often. */
const POLL_MS = 5_000;
/** After a failure, or while another runner has it. */
const BUSY_MS = 1_000;

type UnderWay = { id: string; importer: Importer };

/** Takes the rows of every import that is under way, until stopped. */
export function startImports(importers: Importers, report: (error: unknown) => void): Loop {
  return startLeased<UnderWay>({
    first: isSoleOwner() ? freeImports : undefined,
    list: async () =>
      (await listUnderWay()).flatMap(({ id, kind }) => {
        const importer = importers[kind];
        return importer ? [{ id, importer }] : [];
      }),
    lease: ({ id }) => leaseImport(id),
    step: ({ id, importer }) => takeBatch(id, importer),
    release: ({ id }) => releaseImport(id),
    busyMs: BUSY_MS,
    idleMs: POLL_MS,
    listenTo: "imports",
    report,
  });
}
