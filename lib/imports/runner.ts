import { isSoleOwner } from "#db/upkeep/owner.ts";
import { WORK } from "#lib/loop/figures.ts";
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
    busyMs: WORK.imports.busy,
    idleMs: WORK.imports.poll,
    listenTo: "imports",
    report,
  });
}
