/**
 * Offers pages below a search field while one types: the combobox pattern of
 * the ARIA Authoring Practices, with a list that is only an offer. Enter without
 * a choice sends the form as ever; where the server says no, nothing is offered.
 * Plain script for the browser as it is, loaded by page-script.ts.
 */
export const typingScript = `
const PAUSE_MS = 150, known = new Map();
let count = 0;

function attach(input) {
  const list = document.createElement("ul"), said = document.createElement("p");
  list.id = input.id + "-offers";
  list.className = "offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Pages found");
  said.className = "sr-only";
  said.setAttribute("role", "status");
  // At the end of the page, not in the form: React would not know them there when it comes.
  const part = document.createElement("section");
  part.setAttribute("aria-label", "Offered by the search field");
  part.append(list, said);
  document.body.append(part);
  for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"],
    ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);
  let pages = [], chosen = -1, timer, asked = "", stop;

  function choose(index) {
    chosen = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === index));
    const item = list.children[index];
    if (item) { input.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  }
  function open() {
    const at = input.getBoundingClientRect(), room = document.documentElement.clientWidth;
    const width = Math.min(Math.max(at.width, 416), room - 32);
    list.style.width = width + "px";
    list.style.left = scrollX + Math.max(16, Math.min(at.left, at.right - width)) + "px";
    list.style.top = scrollY + at.bottom + 4 + "px";
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }
  function show(found) {
    pages = found;
    list.replaceChildren(...pages.map((page) => {
      const item = document.createElement("li"), title = document.createElement("span"), note = document.createElement("span");
      item.id = "offer-" + ++count;
      item.className = "offer";
      item.setAttribute("role", "option");
      for (const piece of page.title) {
        if (typeof piece === "string") title.append(piece);
        else { const mark = document.createElement("mark"); mark.append(piece[0]); title.append(mark); }
      }
      note.append(page.note);
      item.append(title, " ", note);
      item.addEventListener("click", (event) => event.ctrlKey || event.metaKey ? window.open(page.href) : location.assign(page.href));
      return item;
    }));
    close();
    if (pages.length === 0 || document.activeElement !== input) return;
    open();
  }
  async function ask() {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    stop?.abort();
    if (text.length < 2) { show([]); said.textContent = ""; return; }
    stop = new AbortController();
    try {
      if (!known.has(text)) {
        const answer = await fetch("/api/search?q=" + encodeURIComponent(text), { signal: stop.signal });
        if (!answer.ok) throw answer;
        known.set(text, (await answer.json()).pages);
      }
      if (asked !== text) return;
      show(known.get(text));
      said.textContent = pages.length === 0 ? "No page found" : pages.length === 1 ? "1 page found" : pages.length + " pages found";
    } catch { if (asked === text) { asked = ""; show([]); } }
  }
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(ask, PAUSE_MS); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key } = event, shown = !list.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (pages.length === 0) return;
      event.preventDefault();
      if (!shown) open();
      const all = pages.length + 1;
      choose(((chosen + 1 + (key === "ArrowDown" ? 1 : all - 1)) % all) - 1);
    } else if (key === "Enter" && shown && pages[chosen]) {
      event.preventDefault();
      location.assign(pages[chosen].href);
    } else if (key === "Escape" && shown) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  addEventListener("resize", close);
  // A press on the list must not take the focus from the field before it counts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  if (input.value !== input.defaultValue) ask();
}

document.querySelectorAll("[data-search]").forEach(attach);
`;
