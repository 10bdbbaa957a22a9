import Link from "next/link";
import { env } from "#lib/env.ts";
import type { ListedMail } from "#lib/mail/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { type Column, Table } from "../table.tsx";
import { Fate } from "./fate.tsx";

/** Mails and what became of each. `narrow` leaves out whom and what they are about, where that is plain. */
export function MailTable({ rows, narrow = false }: { rows: ListedMail[]; narrow?: boolean }) {
  const mailer = env().smtpUrl !== null;
  const columns: Column<ListedMail>[] = [
    {
      header: "Subject",
      cell: (mail) => (
        <Link
          href={`/dashboard/outbox/${mail.id}`}
          className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
        >
          {mail.subject}
        </Link>
      ),
    },
    ...(narrow
      ? []
      : [
          {
            header: "To",
            cell: (mail: ListedMail) => (
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
          <Fate mail={mail} mailer={mailer} />
        </span>
      ),
    },
  ];
  return <Table caption="Mails" columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
