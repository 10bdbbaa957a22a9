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

/** The currencies to offer in a form by name, those in use first. */
export function currencies(inUse: readonly string[]): { code: string; name: string }[] {
  const first = new Set(inUse.filter((code) => code !== ""));
  const named = (codes: Set<string>) =>
    [...codes]
      .map((code) => ({ code, name: currencyName(code) }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  return [...named(first), ...named(known.difference(first))];
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
