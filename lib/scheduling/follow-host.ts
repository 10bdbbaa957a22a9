/* What a meeting takes from its host follows the host that is chosen; browser-safe, for the form. */

/** What a new meeting takes from a group. */
type Host = { timeZone: string; language: string; currency: string };

type Taken = { timeZone: string; language: string; priceCurrency: string };

/** The fields that a new meeting's form begins with, of its host. */
export function takenFrom({ timeZone, language, currency }: Host): Taken {
  return { timeZone, language, priceCurrency: currency };
}

/** The fields as they become where another host is chosen: what stands as it was taken from the one before follows, what was chosen otherwise stays. */
export function followedHost(typed: Taken, before: Host, after: Host): Taken {
  const [was, is] = [takenFrom(before), takenFrom(after)];
  const follow = (name: keyof Taken) => (typed[name] === was[name] ? is[name] : typed[name]);
  return {
    timeZone: follow("timeZone"),
    language: follow("language"),
    priceCurrency: follow("priceCurrency"),
  };
}
