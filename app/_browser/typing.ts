/*
 * Offers pages below a search field while one types: the combobox pattern of
 * the ARIA Authoring Practices, with a list that is only an offer. Enter without
 * a choice sends the form as ever; where the server says no, nothing is offered.
 * Loaded by page/search.ts.
 */
import { foundWords, nextChoice, placeBelow } from "./typing/choice.ts";
import { type Offer, offersFor, option } from "./typing/offers.ts";

const PAUSE_MS = 150;

function describe(element: Element, attributes: Record<string, string>) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** The list for a field's offers, and the line that is read out. */
function listFor(input: HTMLInputElement) {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  const part = document.createElement("section");
  list.id = `${input.id}-offers`;
  list.className = "offers";
  list.hidden = true;
  said.className = "sr-only";
  describe(list, { role: "listbox", "aria-label": "Pages found" });
  describe(said, { role: "status" });
  describe(part, { "aria-label": "Offered by the search field" });
  // At the end of the page, not in the form: React would not know them there when it comes.
  part.append(list, said);
  document.body.append(part);
  describe(input, {
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  });
  return { list, said };
}

function attach(input: HTMLInputElement) {
  const { list, said } = listFor(input);
  let pages: Offer[] = [];
  let chosen = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";
  let stop: AbortController | undefined;

  function choose(index: number) {
    chosen = index;
    [...list.children].forEach((item, at) => {
      item.setAttribute("aria-selected", `${at === index}`);
    });
    const item = list.children[index];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }
  function open() {
    const at = input.getBoundingClientRect();
    const { left, width } = placeBelow(at, document.documentElement.clientWidth);
    list.style.width = `${width}px`;
    list.style.left = `${scrollX + left}px`;
    list.style.top = `${scrollY + at.bottom + 4}px`;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }
  function show(found: Offer[]) {
    pages = found;
    list.replaceChildren(...pages.map(option));
    close();
    if (pages.length > 0 && document.activeElement === input) open();
  }
  async function ask() {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    stop?.abort();
    if (text.length < 2) {
      show([]);
      said.textContent = "";
      return;
    }
    stop = new AbortController();
    try {
      const found = await offersFor(text, stop.signal);
      if (asked !== text) return;
      show(found);
      said.textContent = foundWords(pages.length);
    } catch {
      if (asked !== text) return;
      asked = "";
      show([]);
    }
  }
  function askSoon() {
    timer = setTimeout(ask, PAUSE_MS);
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!(event as InputEvent).isComposing) askSoon();
  });
  input.addEventListener("compositionend", askSoon);
  input.addEventListener("keydown", (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    const shown = !list.hidden;
    const page = pages[chosen];
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (pages.length === 0) return;
      event.preventDefault();
      if (!shown) open();
      choose(nextChoice(chosen, pages.length, key));
    } else if (key === "Enter" && shown && page) {
      event.preventDefault();
      location.assign(page.href);
    } else if (key === "Escape" && shown) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  addEventListener("resize", close);
  // A press on the list must not take the focus from the field before it counts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  if (input.value !== input.defaultValue) void ask();
}

document.querySelectorAll<HTMLInputElement>("[data-search]").forEach(attach);
