/* Money in words, by ISO 4217 as the runtime knows it. Browser-safe. */

const names = new Intl.DisplayNames("en-GB", { type: "currency" });
const known = new Set(Intl.supportedValuesOf("currency"));

/** Whether the text is a code of ISO 4217: "GBP". */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** "GBP" → "British Pound" */
export function currencyName(code: string): string {
  return names.of(code) ?? code;
}

/** A currency that is no more has its years in its name: "Zimbabwean Dollar (2009–2024)". */
const isFormer = (code: string) => /\d{4}[–—-]\d{4}/.test(currencyName(code));

/** The currencies to offer in a form by name, those in use first; former ones only where they are in use. */
export function currencies(inUse: readonly string[]): { code: string; name: string }[] {
  const first = new Set(inUse.filter((code) => code !== ""));
  const named = (codes: Set<string>) =>
    [...codes]
      .map((code) => ({ code, name: currencyName(code) }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  const offered = new Set([...known].filter((code) => !isFormer(code)));
  return [...named(first), ...named(offered.difference(first))];
}

/** How many decimals an amount has: 2 for GBP, 0 for JPY, 3 for KWD. */
export function decimalsOf(code: string): number {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency: code });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** How many decimals a decimal number is written with: 1 for "3.5". */
export function decimalsIn(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}

/** An amount with all decimals of its currency: "3.5" of GBP is "3.50". */
export function wholeAmount(amount: string, code: string): string {
  const missing = decimalsOf(code) - decimalsIn(amount);
  if (missing <= 0) return amount;
  return `${amount}${amount.includes(".") ? "" : "."}${"0".repeat(missing)}`;
}

/** "£3", "£3.50", "JP¥500"; nothing of the amount is rounded away. */
export function moneyInWords(amount: string, currency: string): string {
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
    maximumFractionDigits: Math.max(decimalsOf(currency), decimalsIn(amount)),
  }).format(Number(amount));
}

/** How a currency is marked beside an amount, in small letters: "£", "gbp", "pounds", "british pounds". */
function marksOf(currency: string): string[] {
  const marks = (["symbol", "narrowSymbol", "code", "name"] as const).flatMap((currencyDisplay) => {
    const format = new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay });
    return [1, 2].map((n) => {
      const part = format.formatToParts(n).find(({ type }) => type === "currency");
      return part?.value.toLowerCase() ?? "";
    });
  });
  // People leave out whose pounds they are.
  return [...new Set(marks.flatMap((mark) => [mark, mark.split(" ").at(-1) ?? ""]))].filter(
    Boolean,
  );
}

const NUMBER = /\d+(?:[.,'’\s]\d{3})*(?:[.,]\d{1,3})?(?!\d)/g;

/** Whether digits as people write them are the amount: "1,200.50", "1.200,50", "3,5". */
function isAmount(digits: string, amount: string): boolean {
  const plain = digits.replace(/['’\s]/g, "");
  const readings = [plain.replaceAll(",", ""), plain.replaceAll(".", "").replace(",", ".")];
  return readings.some((reading) => Number(reading) === Number(amount));
}

/** What stands around each place where a text says the amount in its currency: "£3", "3.00 GBP", "3 pounds". */
export function placesOfMoney(
  text: string,
  amount: string,
  currency: string,
): { before: string; after: string }[] {
  const marks = marksOf(currency);
  return [...text.matchAll(NUMBER)].flatMap(({ 0: digits, index }) => {
    if (!isAmount(digits, amount)) return [];
    const before = text.slice(0, index).trimEnd();
    const after = text.slice(index + digits.length).trimStart();
    for (const mark of marks) {
      const [head, tail] = [before.slice(0, -mark.length), after.slice(mark.length)];
      if (before.toLowerCase().endsWith(mark) && !/\p{L}$/u.test(head)) {
        return [{ before: head, after }];
      }
      if (after.toLowerCase().startsWith(mark) && !/^\p{L}/u.test(tail)) {
        return [{ before, after: tail }];
      }
    }
    return [];
  });
}
