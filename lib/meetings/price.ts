import { moneyInWords } from "#lib/text/currencies.ts";

/** What is known of the price: that there is none, or an amount; and words, alone or to go with it. */
export type Price = {
  free: boolean;
  priceAmount: string | null;
  priceCurrency: string;
  priceNote: string;
};

/** "Free", "£3, children free", "£12 with lunch, £6 without"; "" where nothing is said of it. Browser-safe. */
export function priceInWords({ free, priceAmount, priceCurrency, priceNote }: Price): string {
  const money = priceAmount === null ? "" : moneyInWords(priceAmount, priceCurrency);
  const known = free ? "Free" : money;
  // Words that begin like a sentence are one.
  const between = /^\p{Lu}/u.test(priceNote) ? ". " : ", ";
  return [known, priceNote].filter(Boolean).join(between);
}
