import { currencyName, decimalsIn, decimalsOf, isCurrency } from "#lib/text/currencies.ts";
import { counted } from "#lib/text/plural.ts";

/** Of a form's fields, what is of the right type by itself. */
type Sent = { free?: boolean; priceAmount?: string | null; priceCurrency?: string };
type Fault = { at: keyof Sent; message: string };

/**
 * What is wrong with a price as a whole, and where it is said: it is nothing,
 * or an amount that can be paid in its currency. Browser-safe.
 */
export function priceFault({ free, priceAmount, priceCurrency = "" }: Sent): Fault | null {
  if (typeof priceAmount !== "string") return null;
  const amount = (says: string): Fault => ({ at: "priceAmount", message: `Amount: ${says}` });
  if (free) return amount("what is free has none. Take away one of the two.");
  if (Number(priceAmount) === 0) return amount("tick “Free” instead of an amount of nothing.");
  if (priceCurrency === "") {
    return { at: "priceCurrency", message: "Currency: choose that of the amount." };
  }
  const most = isCurrency(priceCurrency) ? decimalsOf(priceCurrency) : Number.POSITIVE_INFINITY;
  if (decimalsIn(priceAmount) <= most) return null;
  const decimals = most === 0 ? "no decimals" : `${counted(most, DECIMALS)} at most`;
  return amount(`${currencyName(priceCurrency)} has ${decimals}.`);
}

const DECIMALS = { one: "decimal", other: "decimals" };
