/** Words by the number they go with, under CLDR's names for it; English has two. */
type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const rules = new Intl.PluralRules("en-GB");

/** The words that go with a number: `plural(n, { one: "seat is", other: "seats are" })`. Browser-safe. */
export function plural(n: number, forms: Forms): string {
  return forms[rules.select(n)] ?? forms.other;
}

/** The number in figures and its words: "1 seat", "0 seats", "1000 seats". */
export function counted(n: number, forms: Forms): string {
  return `${n} ${plural(n, forms)}`;
}
