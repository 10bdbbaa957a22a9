import { refusals } from "#lib/result.ts";

/** Why nothing is exported or imported. */
export const words = {
  "occupied-folder": ({ dir }: { dir: string }) =>
    `“${dir}” is there already and not empty. Name a new folder, or empty it.`,
  "no-group": ({ group }: { group: string }) =>
    `There is no group with the address “${group}”. It is what its page’s address has after /groups/.`,
  changed: () =>
    "A picture was removed while the site was read. Nothing was written: run it once more.",
  "no-export": ({ dir }: { dir: string }) =>
    `“${dir}” is no folder that npm run export has written: schema.json is missing in it, or cannot be read.`,
  newer: ({ knows }: { knows: string }) =>
    `This was exported by a newer version of Marchmont, which knows ${knows}. Bring this site to that version first.`,
  "newer-form": () =>
    "This was exported by a newer version of Marchmont, in another form. Bring this site to that version first.",
  missing: ({ file }: { file: string }) =>
    `“${file}” is missing in the folder. Nothing was imported.`,
  "cut-off": ({ file, found, rows }: { file: string; found: number; rows: number }) =>
    `“${file}” has ${found} rows, and was exported with ${rows}. Nothing was imported.`,
  "no-json": ({ file, line }: { file: string; line: number }) =>
    `“${file}” cannot be read in line ${line}: it is no JSON. Nothing was imported.`,
  cell: ({ file, line, column }: { file: string; line: number; column: string }) =>
    `“${file}”, line ${line}: what ${column} holds is not what it should be. Nothing was imported.`,
  loose: ({ file, line, column }: { file: string; line: number; column: string }) =>
    `“${file}”, line ${line}: ${column} refers to what is not in the folder. Nothing was imported.`,
  occupied: () =>
    "There is a site here already. A whole site is imported only into an empty one: set DATABASE_URL to a new file or database, or export one group of it (--group).",
  exists: ({ what }: { what: string }) =>
    `These are in this site already: ${what}. Nothing was imported.`,
  clash: () => "Something of it is in this site already. Nothing was imported.",
};

export const { refuse } = refusals("exchange", words);
