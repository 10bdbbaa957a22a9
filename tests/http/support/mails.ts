import type { Delivered } from "#tests/site/mailbox.ts";

/* What a mail program does with a mail. */

export const header = (mail: Delivered, name: string): string =>
  mail.headers.find(({ key }) => key === name)?.value ?? "";

/** The address in List-Unsubscribe (RFC 2369). */
export const unsubscribeLink = (mail: Delivered): string =>
  header(mail, "list-unsubscribe").replace(/^<|>$/g, "");

/** The button "Unsubscribe" of a mail program, which shows no page (RFC 8058). */
export const oneClick = (address: string): Promise<Response> =>
  fetch(address, {
    method: "POST",
    body: "List-Unsubscribe=One-Click",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
