import { slipsBetween } from "#lib/text/slips.ts";

/*
 * Domains of addresses that are easily mistyped. A short list of our own: what
 * there is as a package was not kept up for years.
 */

/** Where most people who write to a society have their mailbox. */
const COMMON = [
  ..."gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com".split(
    " ",
  ),
  ..."hotmail.co.uk live.co.uk yahoo.co.uk btinternet.com sky.com virginmedia.com talktalk.net".split(
    " ",
  ),
  ..."icloud.com me.com mac.com aol.com protonmail.com proton.me fastmail.com zoho.com".split(" "),
  ..."gmx.de gmx.net gmx.com web.de t-online.de freenet.de posteo.de mailbox.org".split(" "),
  ..."orange.fr free.fr wanadoo.fr laposte.net yahoo.fr hotmail.fr libero.it yahoo.it".split(" "),
];

/** Real ones that look like a common one mistyped. */
const REAL = new Set([
  ...COMMON,
  ..."email.com mail.com cloud.com love.com olive.com yahoo.ie yahoo.in".split(" "),
  ..."gmx.at gmx.ch aol.de".split(" "),
]);

/** Names that have one ending only, whatever is typed behind them. */
const ONE_ENDING = /^(?:www\.)?(gmail|googlemail|icloud|btinternet)(?:\.|$)/;

/** Names so short are one slip from many others that there are. */
const SHORT = 4;

/** Endings that there are not, and what was meant. */
const ENDINGS: [RegExp, string][] = [
  [/\.(con|cmo|ocm|comm|vom|xom|coom|cim)$/, ".com"],
  [/\.(ogr|orgg|rog|og)$/, ".org"],
  [/\.(nte|ent|nett)$/, ".net"],
  [/\.(co\.(ku|u|ukk|k)|couk|c\.uk|co\.uk\.com)$/, ".co.uk"],
];

/**
 * Whether a domain is a slip away from a common one: anywhere in it, or, where
 * the name is short, behind the name alone.
 */
function isNear(domain: string, common: string): boolean {
  const [name = ""] = common.split(".");
  if (slipsBetween(domain, common, 1) !== 1) return false;
  return name.length > SHORT || domain.startsWith(name);
}

/** A common domain that a name stands for which has one ending only, or was typed without any. */
function byName(domain: string): string | undefined {
  const only = ONE_ENDING.exec(domain)?.[1];
  if (only) return `${only}.com`;
  return domain.includes(".")
    ? undefined
    : COMMON.find((common) => common.startsWith(`${domain}.`));
}

/** The address that was probably meant, where the domain of this one looks mistyped; else null. */
export function probablyMeant(email: string): string | null {
  const [, local, typed = ""] = /^(.+)@([^@]+)$/.exec(email) ?? [];
  const domain = typed.toLowerCase();
  if (local === undefined || REAL.has(domain)) return null;
  const ending = ENDINGS.find(([wrong]) => wrong.test(domain));
  const ended = ending ? domain.replace(...ending) : domain;
  const near = REAL.has(ended) ? ended : COMMON.find((common) => isNear(ended, common));
  const meant = byName(domain) ?? near ?? ended;
  return meant === domain ? null : `${local}@${meant}`;
}

/**
 * What is said beside an address that looks mistyped; null where it does not,
 * or where `insisted` is this very address: it was sent once more.
 */
export function doubtOf(email: string, insisted: unknown): string | null {
  const meant = insisted === email ? null : probablyMeant(email);
  return meant && `Did you mean ${meant}? If ${email} is right, send the form once more.`;
}
