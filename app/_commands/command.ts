import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { explain } from "#app/_launch/explain.ts";
import { readSettings } from "#app/_launch/settings.ts";
import { closeStore } from "#db/store.ts";
import { Explained } from "#lib/env.ts";

/** What a command can be told: the words that it takes, in brackets what may be left out, and its options. */
type Form = { words: string; options: Record<string, "switch" | "text"> };

/** What it was told. */
export type Given = {
  /** The first word as a path from where npm was called, or null. */
  path: string | null;
  word: string | null;
  has(option: string): boolean;
  text(option: string): string | null;
};

/**
 * npm keeps options to itself that stand before `--`, and hands them on as
 * `npm_config_…`: what was typed without it is meant all the same. Of an
 * option that it does not know it takes the value for a word.
 */
function fromNpm(form: Form, words: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [option, kind] of Object.entries(form.options)) {
    const said = process.env[`npm_config_${option.replaceAll("-", "_")}`];
    if (!said || said === "false") continue;
    found[option] = kind === "text" && said === "true" ? (words.pop() ?? "") : said;
  }
  return found;
}

function read(form: Form): Given {
  const options = Object.fromEntries(
    Object.entries(form.options).map(([name, kind]) => [
      name,
      { type: kind === "switch" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const said: Record<string, string | boolean | undefined> = { ...values };
  Object.assign(said, fromNpm(form, positionals));
  const asked = form.words.split(" ").filter(Boolean);
  const least = asked.filter((word) => !word.startsWith("[")).length;
  if (positionals.length < least || positionals.length > asked.length) throw new Error("words");
  const [word = null] = positionals;
  return {
    word,
    path: word === null ? null : resolve(process.env.INIT_CWD ?? ".", word),
    has: (option) => Boolean(said[option]),
    text: (option) => (typeof said[option] === "string" ? said[option] : null),
  };
}

function usage(name: string, { words, options }: Form): string {
  const shown = Object.entries(options).map(([option, kind]) =>
    kind === "switch" ? `[--${option}]` : `[--${option} …]`,
  );
  return `To use it: npm run ${name} -- ${[words, ...shown].filter(Boolean).join(" ")}`;
}

/**
 * Runs a command of npm with the site's settings. What goes wrong is told as
 * at a start, in a sentence where it was foreseen, and ends it with code 1.
 */
export async function command(
  name: string,
  form: Form,
  work: (given: Given) => Promise<void>,
): Promise<void> {
  try {
    readSettings("production");
    let given: Given;
    try {
      given = read(form);
    } catch {
      throw new Explained(usage(name, form));
    }
    await work(given);
    await closeStore();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
    await closeStore().catch(() => undefined);
  }
}
