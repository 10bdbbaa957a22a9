/* Words that mean yes or no in lists, in the languages in which they come; folded. */

const YES = new Set(
  "yes y yeah true 1 x ok ja j oui si sim tak da going attending confirmed accepted coming registered".split(
    " ",
  ),
);
const NO = new Set(
  "no n false f 0 nein non nie nao nej nee ne declined apologies absent regrets".split(" "),
);

/** What a box has that is ticked, or crossed out. */
const TICKED = /^[✓✔☑✅🗸]\ufe0f?$/u;
const CROSSED = /^[✗✘❌☒]\ufe0f?$/u;

/** Whether a folded text means yes, or no; null where it means neither. */
export function yesOrNo(said: string): boolean | null {
  if (YES.has(said) || TICKED.test(said)) return true;
  return NO.has(said) || CROSSED.test(said) ? false : null;
}
