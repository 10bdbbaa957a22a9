import { isMailAddress } from "#lib/mail/address.ts";
import { cleanLine, cleanText, isVisible } from "#lib/text/clean.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";
import { plural } from "#lib/text/plural.ts";
import { REPLIES, type Reply } from "./policy.ts";

/* What the fields of an RSVP must be; the schemas of input.ts are made of these rules. */

export const NAME_MAX = 120;
/** The largest party that a meeting can allow. */
export const PARTY_MAX = 50;

/** The value that a text stands for, or what is wrong with it. */
export type Rule<T> = (text: string) => { value: T } | { error: string };

/** A name is said in mails to an address that anybody can give: it must not carry advertisement there. */
const WEB_ADDRESS = /:\/\/|\bwww\.|\.\p{L}{2,}\//iu;

const name: Rule<string> = (text) => {
  const value = isVisible(text) ? cleanLine(text) : "";
  if (value === "") return { error: "Enter your name." };
  if (WEB_ADDRESS.test(value)) return { error: "Enter a name without a web address." };
  return value.length <= NAME_MAX
    ? { value }
    : { error: `Enter a name of ${NAME_MAX} characters at most.` };
};

const familyName: Rule<string> = (text) => (isVisible(text) ? name(text) : { value: "" });

/** A name a line, in the order of the party; a line may be left empty between two. */
const partyNames: Rule<string[]> = (text) => {
  const lines = text.split(/\r\n?|\n/).map((one) => (isVisible(one) ? one : ""));
  while (lines.at(-1) === "") lines.pop();
  const names: string[] = [];
  for (const one of lines) {
    const checked = familyName(one);
    if ("error" in checked) return { error: `${one.trim().slice(0, 40)}: ${checked.error}` };
    names.push(checked.value);
  }
  return names.length < PARTY_MAX
    ? { value: names }
    : { error: `Enter ${PARTY_MAX - 1} names at most.` };
};

/** The names of a party of so many, or what is wrong with them. Empty lines count only while there is room for them. */
export function fitNames(
  names: readonly string[],
  partySize: number,
): { value: string[] } | { error: string } {
  const others = partySize - 1;
  const given = names.length <= others ? [...names] : names.filter((name) => name !== "");
  if (given.length <= others) return { value: given };
  if (others === 0) {
    return { error: "You come alone: choose how many of you there are, or leave this empty." };
  }
  const come = plural(others, { one: "only one more comes", other: `only ${others} more come` });
  return { error: `These are ${given.length} names, but with you ${come}.` };
}

const email: Rule<string> = (text) => {
  const value = pastedAddress(text);
  if (value === "") return { error: "Enter your e-mail address." };
  return isMailAddress(value) && /@.+\../.test(value)
    ? { value }
    : { error: "Enter one e-mail address, like name@example.org." };
};

const partySize: Rule<number> = (text) => {
  const value = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= PARTY_MAX
    ? { value }
    : { error: `Enter how many of you will come: a whole number from 1 to ${PARTY_MAX}.` };
};

const reply: Rule<Reply> = (text) => {
  if (text === "") return { value: "going" };
  const value = REPLIES.find((one) => one === text);
  return value ? { value } : { error: "Choose one of the answers." };
};

export const COMMENT_MAX = 1000;

const comment: Rule<string> = (text) => {
  const value = isVisible(text) ? cleanText(text) : "";
  return value.length <= COMMENT_MAX
    ? { value }
    : { error: `Write ${COMMENT_MAX} characters at most.` };
};

export const HEARD_MAX = 200;

const heardFrom: Rule<string> = (text) => {
  const value = isVisible(text) ? cleanLine(text) : "";
  return value.length <= HEARD_MAX
    ? { value }
    : { error: `Write ${HEARD_MAX} characters at most.` };
};

export const joinRules = {
  name,
  familyName,
  partyNames,
  email,
  partySize,
  reply,
  comment,
  heardFrom,
};
