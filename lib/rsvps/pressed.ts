import { eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { rsvps, subscribers } from "#db/tables.ts";
import { emailKey } from "#lib/mail/address.ts";

/**
 * 1 where somebody has pressed a link of ours that was mailed to this address,
 * for an RSVP of theirs or for news, else 0: then they may be called by a name
 * that is typed beside it.
 */
export function hasPressed(email: string): SQL<number> {
  const key = emailKey(email);
  const other = alias(rsvps, "other");
  return sql<number>`case when
    exists (select 1 from ${rsvps} ${sql.identifier("other")}
      where ${other.emailKey} in (${key}, ${emailKey(email, "same")})
      and (${other.confirmedAt} is not null or (${other.source} = 'web' and ${eq(other.saysName, true)})))
    or exists (select 1 from ${subscribers}
      where ${subscribers.emailKey} = ${key} and ${subscribers.confirmedAt} is not null)
    then 1 else 0 end`;
}
