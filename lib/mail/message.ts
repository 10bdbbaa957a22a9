import type Mail from "nodemailer/lib/mailer";
import type { outbox } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { parseMailbox } from "./address.ts";
import { fillLinks, unsealLinks } from "./links.ts";

type Row = typeof outbox.$inferSelect;

/** What a message is made from. */
export type Outgoing = Pick<
  Row,
  | "toEmail"
  | "toName"
  | "fromName"
  | "replyTo"
  | "subject"
  | "text"
  | "html"
  | "links"
  | "calendar"
  | "calendarMethod"
  | "calendarFile"
  | "messageId"
  | "createdAt"
>;

/** In base64, so that no server on the way breaks a line or an accent. */
function calendarParts({ calendar, calendarMethod, calendarFile }: Outgoing): Mail.Options {
  if (!calendar || !calendarMethod) return {};
  const contentTransferEncoding = "base64" as const;
  return {
    alternatives: [
      {
        content: calendar,
        contentTransferEncoding,
        contentType: `text/calendar; charset=UTF-8; method=${calendarMethod}`,
      },
    ],
    attachments: [
      {
        content: calendarFile ?? calendar,
        contentTransferEncoding,
        contentType: "application/ics",
        filename: calendarMethod === "CANCEL" ? "cancelled.ics" : "invite.ics",
      },
    ],
  };
}

/** News can be ended from the mail program, by one POST without opening a page (RFC 2369, RFC 8058). */
function unsubscribing(url: string | undefined): Record<string, string> {
  if (!url) return {};
  return {
    "List-Unsubscribe": `<${url}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

/**
 * A row of the outbox as nodemailer takes it, the links in their places. The
 * same row gives the same message every time, Message-ID and Date included
 * (RFC 5322, section 3.6.4), so that a second copy is known for one. With a
 * calendar the parts stand as RFC 6047 and its readers want them: text/calendar
 * last among the alternatives, and once more as an attached file. Addresses go
 * in as objects: nothing in a name can become another header or recipient.
 */
export function messageOf(row: Outgoing): Mail.Options {
  const from = parseMailbox(env().mailFrom);
  const links = unsealLinks(row.links);
  const { text, html } = fillLinks(row, links);
  return {
    messageId: row.messageId,
    date: row.createdAt,
    from: { name: row.fromName || from.name, address: from.email },
    to: { name: row.toName, address: row.toEmail },
    ...(row.replyTo ? { replyTo: { name: row.fromName, address: row.replyTo } } : {}),
    envelope: { from: from.email, to: [row.toEmail] },
    subject: row.subject,
    text,
    html,
    headers: {
      // RFC 3834: nobody's holiday notice should answer.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...unsubscribing(links.unsubscribe),
    },
    ...calendarParts(row),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
