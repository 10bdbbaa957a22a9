import { moneyInWords, placesOfMoney } from "#lib/text/currencies.ts";

/** What is known of the price: that there is none, or an amount; and words, alone or to go with it. */
export type Price = {
  free: boolean;
  priceAmount: string | null;
  priceCurrency: string;
  priceNote: string;
};

/** "Free", "£3, children free", "£12 with lunch, £6 without"; "" where nothing is said of it. What the words say already is said once. Browser-safe. */
export function priceInWords(price: Price): string {
  const { free, priceAmount, priceCurrency, priceNote } = price;
  if (free ? FREE.test(priceNote) : saysAmount(price)) return priceNote;
  const money = priceAmount === null ? "" : moneyInWords(priceAmount, priceCurrency);
  const known = free ? "Free" : money;
  // Words that begin like a sentence are one.
  const between = /^\p{Lu}/u.test(priceNote) ? ". " : ", ";
  return [known, priceNote].filter(Boolean).join(between);
}

/** "Free, all welcome", "Admission free"; but not "free tea" or "children free". */
const FREE =
  /^free(?=\s*(?:$|[^\p{L}\p{N}\s])|\s+(?:of charge|admission|entry|entrance|for all|to all)\b)|\b(?:admission|entry|entrance)(?: is)? free\b/iu;

/** "plus £3", "£3 extra": as much again, on top of the price. */
const ON_TOP = {
  before: /(?:\+|\b(?:plus|another|extra|additional|further))\s*$/i,
  after: /^(?:extra|more|on top|off|less|deposit)\b/i,
};

function saysAmount({ priceAmount, priceCurrency, priceNote }: Price): boolean {
  if (priceAmount === null || priceNote === "") return false;
  return placesOfMoney(priceNote, priceAmount, priceCurrency).some(
    ({ before, after }) => !ON_TOP.before.test(before) && !ON_TOP.after.test(after.trimStart()),
  );
}
