import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(import.meta.dirname, "..");

export type Source = {
  /** Path from the root, with forward slashes. */
  path: string;
  text: string;
  /** Without comments, strings kept. */
  code: string;
  /** What it imports for use at run time: paths from the root, or package names. */
  imports: string[];
  /** What it imports only as types. */
  types: string[];
  directive: "use client" | "use server" | null;
};

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:([^"';()]*?)\s+from\s+)?["']([^"']+)["']/g;
const dynamic = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** A module's name as a path from the root when it is ours. */
function resolve(from: string, name: string): string {
  if (name.startsWith("#")) return name.slice(1);
  if (name.startsWith(".")) return normalize(join(dirname(from), name)).replaceAll("\\", "/");
  return name;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

/** Whether `{ type A, type B }` brings nothing that exists at run time. */
const onlyTypes = (names: string) =>
  /^\{[\s\S]*\}$/.test(names.trim()) &&
  names
    .trim()
    .slice(1, -1)
    .split(",")
    .filter((name) => name.trim())
    .every((name) => /^\s*type\s/.test(name));

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const code = withoutComments(text);
  const imports: string[] = [];
  const types: string[] = [];
  for (const [, type, names, name] of code.matchAll(statement)) {
    (type || onlyTypes(names ?? "") ? types : imports).push(resolve(path, name!));
  }
  for (const [, name] of code.matchAll(dynamic)) imports.push(resolve(path, name!));
  const directive = /^\s*["'](use (?:client|server))["']/.exec(code)?.[1];
  return {
    path,
    text,
    code,
    imports,
    types,
    directive: (directive as Source["directive"]) ?? null,
  };
}

const readAll = (pattern: string): Source[] =>
  globSync(pattern, { cwd: root })
    .map((path) => read(path.replaceAll("\\", "/")))
    .sort((a, b) => a.path.localeCompare(b.path));

/** Every TypeScript file of the app itself. */
export const sources: Source[] = readAll("{app,db,lib}/**/*.{ts,tsx}");

/** Every test, with what it imports, itself or by a file of tests/unit. */
export function readTests(): { path: string; imports: string[] }[] {
  const files = readAll("tests/**/*.{ts,mjs}");
  const known = new Map(files.map((file) => [file.path, file]));
  const reached = (file: Source): string[] =>
    [...file.imports, ...file.types].flatMap((name) => {
      const own = name.startsWith("tests/unit/") ? known.get(name) : undefined;
      return own ? reached(own) : [name];
    });
  return files
    .filter(({ path }) => /\.(test|spec)\./.test(path))
    .map((file) => ({ path: file.path, imports: reached(file) }));
}

const byPath = new Map(sources.map((source) => [source.path, source]));

/**
 * The way from a file to the first thing it reaches that `forbidden` matches,
 * or null. Server actions are a border: what is behind them is called over the
 * network.
 */
export function wayTo(from: Source, forbidden: (name: string) => boolean): string[] | null {
  const seen = new Set<string>();
  const walk = (source: Source, way: string[]): string[] | null => {
    if (seen.has(source.path)) return null;
    seen.add(source.path);
    for (const name of source.imports) {
      if (forbidden(name)) return [...way, name];
      const next = byPath.get(name);
      if (!next || next.directive === "use server") continue;
      const found = walk(next, [...way, name]);
      if (found) return found;
    }
    return null;
  };
  return walk(from, [from.path]);
}
