import { DomUtils, parseDocument } from "htmlparser2";

/* What is in a page, as one sees it who has no scripts and no style sheet. */

export type Document = ReturnType<typeof parseDocument>;
export type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;
export type Root = Document | Element;
type Node = Root["children"][number];

export const parse = (html: string): Document => parseDocument(html);

const isElement = (node: Node): node is Element => "attribs" in node;
export const attribute = (element: Element, name: string): string | undefined =>
  element.attribs[name];
export const has = (element: Element, name: string) => element.attribs[name] !== undefined;

/** `parent` and all that it stands in, from the inside out. */
export function* upwards(element: Element): Generator<Element> {
  for (let node: Element["parent"] | Element = element; node; node = node.parent) {
    if (isElement(node as Node)) yield node as Element;
  }
}

export function rootOf(element: Element): Root {
  let node: Root = element;
  while (node.parent) node = node.parent as Root;
  return node;
}

const PIECE = /^[\w-]+|#[\w-]+|\.[\w-]+|\[([\w-]+)(?:([\^*$]?)="([^"]*)")?\]/g;

function fits(element: Element, compound: string): boolean {
  return [...compound.matchAll(PIECE)].every(([piece, name = "", how, value = ""]) => {
    if (piece.startsWith("#")) return attribute(element, "id") === piece.slice(1);
    if (piece.startsWith(".")) {
      return (attribute(element, "class") ?? "").split(/\s+/).includes(piece.slice(1));
    }
    if (!piece.startsWith("[")) return element.name === piece;
    const found = attribute(element, name);
    if (found === undefined || how === undefined) return found !== undefined;
    if (how === "^") return found.startsWith(value);
    if (how === "*") return found.includes(value);
    if (how === "$") return found.endsWith(value);
    return found === value;
  });
}

const descendants = (root: Root): Element[] => DomUtils.findAll(() => true, root.children);

/** The elements below `root`, in order: of CSS it knows tags, ids, classes, attributes, descent and commas. */
export function select(root: Root, selector: string): Element[] {
  const ways = selector.split(/,(?![^[]*\])/).map((way) => way.trim().split(/\s+(?![^[]*\])/));
  return descendants(root).filter((element) =>
    ways.some((way) => {
      const steps = way.toReversed();
      if (!fits(element, steps[0] ?? "")) return false;
      let step = 1;
      for (const outer of upwards(element)) {
        if (outer !== element && step < steps.length && fits(outer, steps[step] ?? "")) step += 1;
        if (outer === root) break;
      }
      return step === steps.length;
    }),
  );
}

const UNSEEN = new Set(["script", "style", "template", "head"]);
/** What is chosen from, or was typed, is no text of the page. */
const FIELDS = new Set(["option", "datalist", "textarea"]);
const INLINE = new Set(
  "a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s small span strong sub sup svg time u wbr".split(
    " ",
  ),
);

const isUnseen = (element: Element) =>
  UNSEEN.has(element.name) ||
  has(element, "hidden") ||
  // Shown by the style sheet only where scripts run.
  fits(element, ".needs-scripts");

/** Whether a person can come to see it; what is folded away can be opened. */
export const isSeen = (element: Element) => [...upwards(element)].every((each) => !isUnseen(each));

function gather(node: Node): string {
  if (node.type === "text") return node.data;
  if (!isElement(node) || isUnseen(node) || FIELDS.has(node.name)) return "";
  if (node.name === "br") return " ";
  if (node.name === "img") return attribute(node, "alt") ?? "";
  const text = node.children.map(gather).join("");
  return INLINE.has(node.name) ? text : ` ${text} `;
}

export const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

/** The text in it as it stands, of a script or a field too. */
export const rawText = (root: Root): string => DomUtils.textContent(root.children);

/** What one can read in it. */
export const textOf = (root: Root): string => tidy(root.children.map(gather).join(""));

export function byId(root: Root, id: string): Element | undefined {
  return descendants(root).find((element) => attribute(element, "id") === id);
}

const namedBy = (root: Root, ids: string) =>
  ids
    .split(/\s+/)
    .map((id) => byId(root, id))
    .map((found) => (found ? textOf(found) : ""))
    .join(" ");

const OWN_NAME = { fieldset: "legend", table: "caption", figure: "figcaption", details: "summary" };

/** The name that a screen reader says. */
export function nameOf(element: Element): string {
  const root = rootOf(element);
  const label = attribute(element, "aria-label");
  if (label) return tidy(label);
  const labelledBy = attribute(element, "aria-labelledby");
  if (labelledBy) return tidy(namedBy(root, labelledBy));
  const own = OWN_NAME[element.name as keyof typeof OWN_NAME];
  if (own) return select(element, own).slice(0, 1).map(textOf).join("");
  const id = attribute(element, "id");
  const labels = descendants(root).filter(
    (label) =>
      label.name === "label" &&
      (id !== undefined && has(label, "for")
        ? attribute(label, "for") === id
        : [...upwards(element)].includes(label)),
  );
  if (labels.length > 0) return tidy(labels.map(textOf).join(" "));
  return textOf(element) || tidy(attribute(element, "title") ?? "");
}

export type Wanted = string | RegExp;

/** Whether a text is what is looked for: a string stands for all of it, but for "(required)". */
export function is(text: string, wanted: Wanted): boolean {
  if (typeof wanted !== "string") return wanted.test(text);
  return text === wanted || text.replace(/ ?\((required|optional)\)$/, "") === wanted;
}
