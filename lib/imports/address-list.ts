/* Addresses as mail programs copy them from To and Cc: several on a line, with names beside them. */

/** What is quoted, what stands in brackets, what parts, a word, blanks. */
const TOKEN =
  /"[^"]*"|“[^“”]*”|<[^<>]*>|\([^()]*\)|\[[^[\]]*\]|[,;]|[^\s"“<>()[\],;|]+|[^\S\t]+|./gsu;
const ADDRESS = /^[<([]?['‘]?(?:mailto:)?([^\s@'"“<>]+@[^\s@'"”<>]+?)['’]?[>)\]]?$/iu;

/** "To:", "Kopie:", "Choir:", before the addresses of a line; another word may be a name, unless those after it have their own in brackets. */
const LABEL =
  /^(?:(?:to|b?cc|from|an|von|kopie|à|a|de|cci|para|cco|do|dw|od|aan|van|e-?mails?)\s*|\p{L}[\p{L}. -]{0,30}(?=:.*<)):\s*/iu;
/** A line of the head of a mail. */
const HEAD = /^\p{L}[\p{L}-]{0,30}:(?!\/\/)/u;

type Entry = { name: string; address: string };

const written = ({ name, address }: Entry) => (name ? `${name} <${address}>` : address);

/** The addresses of a line with their names, those after each other that have an address; null where anything else stands there. */
function entriesOf(line: string): string[] | null {
  const entries: string[] = [];
  let { name, address }: Entry = { name: "", address: "" };
  const close = () => {
    if (address) entries.push(written({ name: name.replace(/[\s:–-]+$/, "").trim(), address }));
    [name, address] = ["", ""];
  };
  for (const [token] of line.trim().replace(LABEL, "").matchAll(TOKEN)) {
    const found = ADDRESS.exec(token)?.[1];
    const isParting = token === "," || token === ";";
    if (token === "\t" || token === "|" || (!found && token.startsWith("<"))) return null;
    if (isParting && (address || name.trim() === "")) close();
    // A comma before an address is of its name only where the address has brackets: "Lee, Ann <…>".
    else if (found && /[,;]/.test(name.replace(/"[^"]*"|“[^”]*”/g, "")) && token[0] !== "<") {
      return null;
    } else if (found && address !== found) {
      if (address) close();
      address = found;
    } else if (!found && address && name.trim() === "" && token[0] === "(")
      name = token.slice(1, -1);
    else if (!found && (token.trim() || !address)) {
      if (address) close();
      name += token;
    }
  }
  if (!address && name.trim()) return null;
  close();
  return entries;
}

/**
 * The addresses of a text that holds nothing else, each as "Ann Lee
 * <ann@example.org>"; null for any other list, and for one that has an address
 * a line and nothing beside it. A title of one cell stays above them, and what
 * the head of a mail says besides is nobody.
 */
export function addressList(text: string): string[] | null {
  if (!text.includes("@")) return null;
  // A line that begins with a blank goes on from the one before.
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/(?:\r\n?|\n)[ \t]+(?=\S)/g, " ")
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "");
  if (lines.every((line) => /^[^\s,;<>]+$/.test(line.trim()))) return null;
  // Beside several addresses in brackets on a line, whatever else is said is no row of a table.
  const isCopied = lines.some((line) =>
    /<[^<>]*@[^<>]*>.*<[^<>]*@[^<>]*>/.test(line.slice(0, 2000)),
  );
  const entries: string[] = [];
  for (const [at, line] of lines.entries()) {
    const isTitle =
      !line.includes("@") && !HEAD.test(line) && (isCopied || (at === 0 && !/[,;|\t]/.test(line)));
    const found = isTitle ? [line.replace(LABEL, "").trim()] : entriesOf(line);
    if (found) entries.push(...found.filter(Boolean));
    else if (line.includes("@") || !HEAD.test(line)) return null;
  }
  return entries;
}
