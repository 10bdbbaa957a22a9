import { type Source, sources } from "#tests/sources.ts";

/* The deeds that there are, read from what the server actions call. */

const imported = /import\s+\{([^}]*)\}\s+from\s+"#(lib\/[^"]+)"/g;

const byPath = new Map(sources.map((source) => [source.path, source]));

/** What the server actions of some folders take from lib, to run it. */
const taken = (inFolder: (path: string) => boolean) =>
  sources
    .filter(({ directive, path }) => directive === "use server" && inFolder(path))
    .flatMap(({ text }) => [...text.matchAll(imported)])
    .flatMap(([, list = "", path = ""]) =>
      list
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name && !name.startsWith("type "))
        .map((name) => ({ name, file: byPath.get(path) })),
    );

/** Only looks, or reads what was sent. */
const LOOKS = /^(find|get|list|read|preview|fetch|is|may)[A-Z]/;

const isDefined = ({ code }: Source, name: string, rest: string) =>
  new RegExp(`export (async )?function ${name}\\(\\s*${rest}`).test(code);

/** By the names of their functions; the four commands of a kept noun each: "venueCommands create". */
export const deskDeeds = new Set(
  taken(() => true).flatMap(({ name, file }) => {
    if (!file || LOOKS.test(name)) return [];
    if (new RegExp(`export const ${name} = \\{\\s*\\.\\.\\.keptCommands`).test(file.code)) {
      return ["create", "update", "remove", "merge"].map((verb) => `${name} ${verb}`);
    }
    return isDefined(file, name, "actor: Actor") ? [name] : [];
  }),
);

const WRITES = ["db/store.ts", "lib/rsvps/by-link.ts"];

/** Those that nobody need have an account for. */
export const publicDeeds = new Set(
  taken((path) => !path.includes("/dashboard/")).flatMap(({ name, file }) => {
    if (!file || LOOKS.test(name) || deskDeeds.has(name)) return [];
    if (file.path.startsWith("lib/forms/")) return [];
    const writes = file.imports.some((one) => WRITES.includes(one));
    return writes && isDefined(file, name, "") ? [name] : [];
  }),
);

const aRead =
  /export (?:async )?function ((?:find|get|list|count|export|answers)[A-Z]\w*)\(\s*actor: Actor/g;

/** What organizers look at: the functions of lib that ask who looks, and say what is there. */
export const deskReads = new Set(
  sources
    .filter(({ path }) => path.startsWith("lib/"))
    .flatMap(({ code }) => [...code.matchAll(aRead)].map(([, name = ""]) => name)),
);
