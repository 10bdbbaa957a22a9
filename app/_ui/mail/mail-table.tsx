import { Link } from "#app/_ui/link.tsx";
import { env } from "#lib/env.ts";
import type { ListedMail } from "#lib/mail/queries.ts";
import type { OutboxRow } from "#lib/mailings/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { type Column, Table } from "../table.tsx";
import { Fate } from "./fate.tsx";
import { Fates } from "./fates.tsx";

export type MailRow = ListedMail & Partial<Pick<OutboxRow, "mailing">>;

/** The page of a mail. */
export const mailPath = ({ id }: Pick<ListedMail, "id">) => `/dashboard/outbox/${id}`;

type Props = {
  rows: MailRow[];
  /** Leaves out whom and what they are about, where that is plain. */
  narrow?: boolean;
  /** Where a row leads; to the mail, if nothing else is said. */
  to?: (mail: MailRow) => string;
};

/** Mails and what became of each; of what was said to many, once, of all of them. */
export function MailTable({ rows, narrow = false, to = mailPath }: Props) {
  const mailer = env().smtpUrl !== null;
  const columns: Column<MailRow>[] = [
    {
      header: "Subject",
      cell: (mail) => (
        <Link
          href={to(mail)}
          className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
        >
          {mail.mailing?.subject || mail.subject}
        </Link>
      ),
    },
    ...(narrow
      ? []
      : [
          {
            header: "To",
            cell: (mail: MailRow) =>
              mail.mailing ? (
                `${mail.mailing.progress.recipients} people`
              ) : (
                <span className="wrap-anywhere">
                  {mail.toName ? `${mail.toName} ` : ""}
                  <span className="text-quiet">{mail.toEmail}</span>
                </span>
              ),
          },
        ]),
    {
      header: "Written",
      cell: (mail) => (
        <time dateTime={mail.createdAt.toISOString()} className="whitespace-nowrap">
          {stamp(mail.createdAt, mail.timeZone)}
        </time>
      ),
    },
    {
      header: "Fate",
      cell: (mail) => (
        <span className="wrap-anywhere">
          {mail.mailing ? <Fates mailing={mail.mailing} /> : <Fate mail={mail} mailer={mailer} />}
        </span>
      ),
    },
  ];
  return <Table caption="Mails" columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
