/** A page as `/api/search` offers it: a piece of its title that was found is a list of one. */
export type Offer = { href: string; title: (string | [found: string])[]; note: string };

const pages = new Map<string, Offer[]>();

/** The pages for a text, asked for once. Rejects where the server says no. */
export async function offersFor(text: string, signal: AbortSignal): Promise<Offer[]> {
  const known = pages.get(text);
  if (known) return known;
  const response = await fetch(`/api/search?q=${encodeURIComponent(text)}`, { signal });
  if (!response.ok) throw response;
  const found = (await response.json()).pages;
  pages.set(text, found);
  return found;
}

let count = 0;

/** An offer as an option of the list. */
export function option({ href, title, note }: Offer): HTMLElement {
  const item = document.createElement("li");
  const words = document.createElement("span");
  const beside = document.createElement("span");
  item.id = `offer-${++count}`;
  item.className = "offer";
  item.setAttribute("role", "option");
  for (const piece of title) {
    if (typeof piece === "string") words.append(piece);
    else {
      const mark = document.createElement("mark");
      mark.append(piece[0]);
      words.append(mark);
    }
  }
  beside.append(note);
  item.append(words, " ", beside);
  item.addEventListener("click", ({ ctrlKey, metaKey }) => {
    if (ctrlKey || metaKey) open(href);
    else location.assign(href);
  });
  return item;
}
