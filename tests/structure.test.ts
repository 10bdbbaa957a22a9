import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { floorFault, floorOfFile, floors, GROUND, roomOf } from "./floors.ts";
import { placeFault } from "./places.ts";
import { readTests, type Source, sources, wayTo } from "./sources.ts";

/** The way through: app → lib → db, never back, and what follows from it. */

const under = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`));
const all = ({ imports, types }: Source) => [...imports, ...types];

/** Each import that `wrong` matches, as "file → import". */
const offences = (files: Source[], wrong: (name: string, file: Source) => boolean) =>
  files.flatMap((file) =>
    all(file)
      .filter((name) => wrong(name, file))
      .map((name) => `${file.path} → ${name}`),
  );

// What brings the process up knows every part of it.
const launch = [
  "app/_launch/site.ts",
  "app/_launch/explain.ts",
  "app/_launch/explain-postgres.ts",
  "app/_launch/intact.ts",
  "app/_launch/way-back.ts",
];
/** And so does what looks after its data from outside. */
const isCommand = (path: string) => path.startsWith("app/_commands/");

describe("one direction", () => {
  test("app knows lib, never db", () => {
    const app = under("app").filter(({ path }) => !launch.includes(path) && !isCommand(path));
    expect(offences(app, (name) => name.startsWith("db/"))).toEqual([]);
  });

  test("lib knows nothing of app, Next or React", () => {
    const wrong = /^(app\/|next$|next\/|next-auth|react$|react\/|react-dom)/;
    expect(offences(under("lib"), (name) => wrong.test(name))).toEqual([]);
  });

  test("db knows nothing of app, and of lib only the ground floors", () => {
    const wrong = (name: string) =>
      /^(app\/|next|react)/.test(name) ||
      (name.startsWith("lib/") && (floorOfFile(name) ?? GROUND + 1) > GROUND);
    expect(offences(under("db"), wrong)).toEqual([]);
  });

  test("rooms of lib stand on floors, and use only those below", () => {
    const faults = under("lib").flatMap((file) =>
      all(file)
        .filter((name) => name.startsWith("lib/"))
        .flatMap((name) => floorFault(file.path, name) ?? []),
    );
    expect(faults).toEqual([]);
  });

  test("every room of the list is there, and every file of lib has one", () => {
    const rooms = new Set(under("lib").map(({ path }) => roomOf(path)));
    expect(floors.flat().filter((room) => !rooms.has(room))).toEqual([]);
    const homeless = under("lib").filter(({ path }) => roomOf(path) === null);
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test("an import beside or upwards is told, with the floor where it would belong", () => {
    expect(floorFault("lib/rsvps/join.ts", "lib/guests/seats.ts")).toBeNull();
    expect(floorFault("lib/scheduling/state.ts", "lib/rsvps/join.ts")).toMatch(/beside it/);
    expect(floorFault("lib/meetings/queries.ts", "lib/guests/seats.ts")).toMatch(
      /above it\): it belongs on floor \d+ or higher/,
    );
    expect(floorFault("lib/helpers/all.ts", "lib/env.ts")).toMatch(/stands in no room/);
  });

  test("there are no circles in lib and db", () => {
    const circles = [...under("lib"), ...under("db")].flatMap((file) => {
      const way = wayTo(file, (name) => name === file.path);
      return way ? [way.join(" → ")] : [];
    });
    expect(circles).toEqual([]);
  });
});

describe("borders", () => {
  test("nothing in the browser reaches the database or the settings", () => {
    const inBrowser = sources.filter(
      ({ path, directive }) => directive === "use client" || path.startsWith("app/_browser/"),
    );
    const ways = inBrowser.flatMap((file) => {
      const way = wayTo(
        file,
        (name) => name.startsWith("db/") || name === "lib/env.ts" || name.startsWith("node:"),
      );
      return way ? [way.join(" → ")] : [];
    });
    expect(ways).toEqual([]);
  });

  test("scripts of public pages are small: their own folder, and rules of lib", () => {
    const wrong = (name: string) => !/^(app\/_browser|lib)\//.test(name);
    expect(offences(under("app/_browser"), wrong)).toEqual([]);
  });

  test("public pages read no cookie, no header and no session", () => {
    const pages = under("app/(public)").filter(({ directive }) => directive !== "use server");
    const wrong = ["next/headers", "next-auth", "app/_server/session.ts", "app/_server/auth.ts"];
    const ways = pages.flatMap((file) => {
      const way = wayTo(file, (name) => wrong.includes(name));
      return way ? [way.join(" → ")] : [];
    });
    expect(ways).toEqual([]);
  });

  test("public pages do nothing in the browser by React, which they do not load", () => {
    // Complete as the HTML that the server makes: useActionState answers a plain POST.
    const files = [...under("app/(public)"), ...under("app/_ui/meetings")];
    const wrong =
      /\buse(State|Reducer|Ref|Effect|LayoutEffect|Transition|Optimistic)\(|\son[A-Z]\w+=/;
    expect(files.filter(({ code }) => wrong.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test("public pages link without Next's router, which they do not load", () => {
    const files = [...under("app/(public)"), ...under("app/_ui/meetings")];
    expect(offences(files, (name) => name === "next/link")).toEqual([]);
  });

  test("server actions stand in files that say so", () => {
    const elsewhere = sources.filter(
      ({ path, code, directive }) =>
        (directive === "use server" && !/^([a-z-]+-)?actions?\.ts$/.test(basename(path))) ||
        (directive !== "use server" && /["']use server["']/.test(code)),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });
});

describe("tests", () => {
  test("stand where tests/README.md says", () => {
    expect(readTests().flatMap(({ path, imports }) => placeFault(path, imports) ?? [])).toEqual([]);
  });

  test("one in the wrong place is told where it belongs", () => {
    const fault = (path: string) => placeFault(path, ["lib/rsvps/join.ts", "db/store.ts"]);
    expect(fault("tests/unit/data/rsvps/join.test.ts")).toBeNull();
    expect(fault("tests/unit/data/guests/join.test.ts")).toMatch(/in tests\/unit\/data\/rsvps$/);
    expect(fault("tests/unit/data/tickets/join.test.ts")).toMatch(/there is no room tickets/);
    expect(fault("tests/unit/rsvps/join.test.ts")).toMatch(/pure .* data .* or alone/);
    expect(fault("tests/units/join.test.ts")).toMatch(/no such place/);
  });
});

/** The texts among the arguments of each call of a function, as they stand in the code. */
function argumentsOf(code: string, name: string): string[][] {
  return [...code.matchAll(new RegExp(`\\b${name}\\(`, "g"))].map(({ index }) => {
    const texts: string[] = [];
    let depth = 0;
    for (const [token, text] of code.slice(index).matchAll(/[()]|"([^"\n]*)"|`([^`]*)`/g)) {
      if (token === "(") depth += 1;
      else if (token === ")") depth -= 1;
      else texts.push(text ?? token);
      if (depth === 0) break;
    }
    return texts;
  });
}

describe("habits", () => {
  const where = (files: Source[], pattern: RegExp) =>
    files.filter(({ code }) => pattern.test(code)).map(({ path }) => path);

  test("refusals are worded in lib/<noun>/refusals.ts, and only there", () => {
    const files = [...under("lib"), ...under("app")];
    const elsewhere = files.filter(({ path }) => basename(path) !== "refusals.ts");
    expect(where(elsewhere, /\brefusals\(/)).toEqual([]);
    expect(
      elsewhere.flatMap(({ path, code }) =>
        argumentsOf(code, "refuse")
          .filter((texts) => texts.some((text) => /\s/.test(text)))
          .map((texts) => `${path}: ${texts.join(", ")}`),
      ),
    ).toEqual([]);
  });

  test("who has a seat or waits for one is said in lib/rsvp-status.ts, and only there", () => {
    const elsewhere = [...under("lib"), ...under("app")].filter(
      ({ path }) => path !== "lib/rsvp-status.ts",
    );
    const lists = ({ code }: Source) =>
      [...code.matchAll(/\[[^[\]]*\]/g)].map(([list]) => new Set(list.match(/(?<=")[a-z]+(?=")/g)));
    const isTheirs = (list: Set<string>) =>
      ["going", "waitlisted", "pending"].every((one) => list.has(one)) && !list.has("declined");
    expect(elsewhere.filter((file) => lists(file).some(isTheirs)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test("nothing goes by the name of a class, which the build changes", () => {
    // What Node and the browser throw has names of a standard.
    const standard = ["Error", "AbortError", "TimeoutError"];
    const named = /\b(?:error|cause|e)\.name\s*[!=]==?\s*["'](\w+)["']|\bconstructor\.name/g;
    const wrong = sources.flatMap(({ path, code }) =>
      [...code.matchAll(named)]
        .filter(([, name = ""]) => !standard.includes(name))
        .map(([text]) => `${path}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  test("settings come from lib/env.ts", () => {
    const allowed = [
      "lib/env.ts",
      "app/_launch/settings.ts",
      "app/_launch/parent.ts",
      "app/_commands/command.ts",
      "db/drizzle-sqlite.config.ts",
      "db/drizzle-postgres.config.ts",
    ];
    const files = sources.filter(({ path }) => !allowed.includes(path));
    expect(where(files, /\bprocess\.env\b/)).toEqual([]);
  });

  test("the time comes from lib/time/clock.ts", () => {
    const files = under("lib").filter(({ path }) => path !== "lib/time/clock.ts");
    expect(where(files, /new Date\(\s*\)|\bDate\.now\b/)).toEqual([]);
  });

  test("what is done by the clock is started in lib/jobs, whose gate it goes through", () => {
    const workers = [
      "lib/jobs/start.ts",
      "lib/loop/leased.ts",
      "lib/loop/loop.ts",
      // Mail that is owed, mailings and lists under way: begun by somebody, and not by the clock.
      "lib/mail/worker.ts",
      "lib/mailings/runner.ts",
      "lib/imports/runner.ts",
    ];
    const others = [...under("lib"), ...under("db")].filter(({ path }) => !workers.includes(path));
    expect(where(others, /\b(startLoop|startLeased|setInterval)\(/)).toEqual([]);
    const list = under("lib/jobs").find(({ path }) => path === "lib/jobs/list.ts")!;
    const sweepers = under("lib").filter(({ path }) => basename(path) === "retention.ts");
    const unlisted = sweepers.filter(({ path }) => !list.imports.includes(path));
    expect(unlisted.map(({ path }) => path)).toEqual([]);
  });

  test("what erases by the clock is told until when, and asks no clock itself", () => {
    // A deletion that compares instants stands in a retention.ts, …
    const byTime = /\.delete\([^;]*?\b(lte?|between)\(/s;
    const elsewhere = under("lib").filter(({ path }) => basename(path) !== "retention.ts");
    expect(where(elsewhere, byTime)).toEqual([]);
    // … which reads no clock, and whose functions only the jobs call.
    const sweepers = under("lib").filter(({ path }) => basename(path) === "retention.ts");
    expect(offences(sweepers, (name) => name === "lib/time/clock.ts")).toEqual([]);
    const taken = /import\s*\{([^}]*)\}\s*from\s*"[^"]*\/retention\.ts"/g;
    const callers = sources.flatMap(({ path, code }) =>
      [...code.matchAll(taken)].some(([, names]) => /[a-z]/.test(names!)) ? [path] : [],
    );
    expect(callers).toEqual(["lib/jobs/list.ts"]);
  });

  test("nothing is executed on the database past the seam", () => {
    // Rate limits are counted outside any transaction, by a package with its own connection.
    const files = under("lib").filter(({ path }) => path !== "lib/rate-limit.ts");
    expect(where(files, /\.(all|run|get|values)\(\)\s*[;)]/)).toEqual([]);
    expect(where(files, /better-sqlite3["']|["']pg["']/)).toEqual([]);
  });

  test("what is not there is said in words, without scripts too", () => {
    // Next's own notFound sends a document that stays blank until React has run.
    expect(where(under("app"), /\bnotFound\b/)).toEqual([]);
    const named = (name: string) =>
      under("app/(organizer)/dashboard").filter(({ path }) => basename(path) === name);
    const bare = (files: Source[], made: RegExp) =>
      files.filter(({ code }) => !made.test(code)).map(({ path }) => path);
    expect(
      bare(
        named("page.tsx"),
        /^(export default desk(Page|Part)|const \{ metadata, page \} = kept\w+Page)[(<]/m,
      ),
    ).toEqual([]);
    // The pages of kept rows are made by functions that keep the same promise.
    const makers = under("app/_ui/kept").filter(({ code }) => /function kept\w+Page\b/.test(code));
    const count = (code: string, what: RegExp) => code.match(what)?.length ?? 0;
    expect(makers.map(({ code }) => count(code, /const page = deskPage\(/g))).toEqual(
      makers.map(({ code }) => count(code, /export function kept\w+Page\b/g)),
    );
    expect(bare(named("layout.tsx"), /^export default deskLayout\(/m)).toEqual([
      "app/(organizer)/dashboard/layout.tsx",
    ]);
  });

  test("forms say what is wrong by one piece", () => {
    expect(where(under("app"), /role="alert"/)).toEqual(["app/_ui/error-summary.tsx"]);
  });

  test("a form that is sent carries a key, so that pressed twice it is one deed", () => {
    const sent = where(under("app"), /<form\b[^>]*(formAction|formProps)/s);
    const keyless = under("app").filter(({ code }) => !/<FormKey\b/.test(code));
    expect(keyless.map(({ path }) => path).filter((path) => sent.includes(path))).toEqual([]);
  });

  test("a form of the desk that did not get through comes back: by one hook", () => {
    const files = [...under("app/_ui"), ...under("app/(organizer)")];
    expect(where(files, /\buseActionState\(/)).toEqual(["app/_ui/forms/use-form-action.ts"]);
  });

  test("public forms lead to a page that says what happened", () => {
    const actions = under("app/(public)").filter(({ directive }) => directive === "use server");
    expect(actions.filter(({ code }) => !/\btell\(/.test(code)).map(({ path }) => path)).toEqual(
      [],
    );
    expect(actions.filter(({ code }) => /\bok: true\b|\bredirect\(/.test(code))).toEqual([]);
  });

  test("a database is opened by the store alone, which waits for the disk", () => {
    const files = sources.filter(({ path }) => !/^db\/(store|sqlite|postgres)\.ts$/.test(path));
    expect(where(files, /\b(openSqlite|openPostgres|useEngine)\b/)).toEqual([]);
  });

  test("a file for spreadsheets is written by one function, which defuses formulas", () => {
    expect(where(sources, /["']csv-stringify/)).toEqual(["lib/text/csv.ts"]);
    const workbooks = where(sources, /["']write-excel-file/);
    expect(workbooks).toEqual(["lib/rsvps/desk/export.ts"]);
  });

  test("JSON is read by one function, whose error does not quote it", () => {
    const files = sources.filter(({ path }) => path !== "lib/text/from-json.ts");
    expect(where(files, /\bJSON\.parse\b/)).toEqual([]);
  });

  test("which rows belong to somebody's groups is asked by one function", () => {
    const files = under("lib").filter(({ path }) => !path.startsWith("lib/access/"));
    expect(where(files, /\bgroupsWithRole\b/)).toEqual([]);
  });

  test("singular and plural are told apart in one place", () => {
    expect(where(sources, /[!=]== 1\s*\?\s*\(?\s*["'`]/)).toEqual([]);
    const rules = sources.filter(({ path }) => path !== "lib/text/plural.ts");
    expect(where(rules, /\bPluralRules\b/)).toEqual([]);
  });

  test("there are no barrels and no junk drawers", () => {
    const names = /^(index|utils?|helpers?|common|misc|shared)\.tsx?$/;
    const junk = sources.filter(({ path }) => names.test(basename(path)));
    const barrels = sources.filter(({ code }) => /^export \* from/m.test(code));
    expect([...junk, ...barrels].map(({ path }) => path)).toEqual([]);
  });

  test("files under lib and db can be run by Node itself", () => {
    const files = [...under("lib"), ...under("db")];
    const unfinished = offences(
      files,
      (name) => /^(lib|db)\//.test(name) && !/\.(tsx?|json)$/.test(name),
    );
    expect(unfinished).toEqual([]);
    expect(where(files, /^\s*(export\s+)?(const\s+)?enum\s|^\s*(export\s+)?namespace\s/m)).toEqual(
      [],
    );
  });

  test("names of files are in kebab case", () => {
    const root = join(import.meta.dirname, "..");
    const names = globSync("{app,db,lib,tests}/**/*.{ts,tsx,mjs,css}", {
      cwd: root,
      exclude: ["tests/results/**"],
    }).map((path) => basename(path));
    expect(names.filter((name) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});
