import { Link } from "#app/_ui/link.tsx";
import { RsvpStatus } from "#app/_ui/rsvps/rsvp-status.tsx";
import { Status } from "#app/_ui/status.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import { inLine } from "#lib/mail/templates/facts.ts";
import { questionLine } from "#lib/questions/rules.ts";
import type { DeskRsvp } from "#lib/rsvps/desk/queries.ts";
import { withThem } from "#lib/rsvps/desk/seats-named.ts";
import { plural } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";
import { SOURCE_WORDS } from "./filter-form.tsx";

type Props = {
  meeting: { id: string; timeZone: string; mayManage: boolean };
  rows: DeskRsvp[];
  /** The form that the ticks of the rows belong to; without it there are none. */
  form?: string;
};

const CELL = "inline-block align-top wrap-anywhere";

/** Who comes and who waits. Whoever organizes opens an RSVP by its name and ticks several; helpers see names and parties. */
export function RsvpTable({ meeting, rows, form }: Props) {
  const columns: Column<DeskRsvp>[] = [
    {
      header: "Name",
      cell: (rsvp) => <Who rsvp={rsvp} meeting={meeting} form={form} />,
    },
    {
      header: "People",
      align: "end",
      cell: ({ partySize }) => (
        <span className="tabular-nums">
          {partySize}
          <span className="@min-[40rem]:hidden">
            {plural(partySize, { one: " person", other: " people" })}
          </span>
        </span>
      ),
    },
    { header: "State", cell: (rsvp) => <State rsvp={rsvp} timeZone={meeting.timeZone} /> },
    {
      header: "Received",
      cell: ({ createdAt, promotedAt, source }) => (
        <span className={`${CELL} @max-[40rem]:text-sm @max-[40rem]:text-quiet`}>
          <time dateTime={createdAt.toISOString()}>{stamp(createdAt, meeting.timeZone)}</time>
          {promotedAt ? (
            <span className="block text-sm text-quiet">
              moved up {stamp(promotedAt, meeting.timeZone)}
            </span>
          ) : null}
          {meeting.mayManage && source !== "web" ? (
            <span className="block text-sm text-quiet">{SOURCE_WORDS[source]}</span>
          ) : null}
        </span>
      ),
    },
    ...(meeting.mayManage
      ? [{ header: "Notes and answers", cell: (rsvp: DeskRsvp) => <Said rsvp={rsvp} /> }]
      : []),
  ];
  return <Table caption="RSVPs" columns={columns} rows={rows} rowKey={({ id }) => id} dense />;
}

function Who({ rsvp, meeting, form }: { rsvp: DeskRsvp } & Pick<Props, "meeting" | "form">) {
  const name = rsvp.erasedAt ? "Erased" : rsvp.name;
  const others = withThem(rsvp.partyNames);
  const along = others ? (
    <span className="block text-sm text-quiet wrap-anywhere">{others}</span>
  ) : null;
  if (!meeting.mayManage) {
    return (
      <span className="wrap-anywhere">
        <span className="font-semibold">{name}</span>
        {along}
      </span>
    );
  }
  return (
    <span className="flex items-start gap-1">
      {form ? (
        <label className="target -my-2.5 -ml-3 flex shrink-0 cursor-pointer items-center justify-center print:hidden">
          <input
            type="checkbox"
            name="id"
            value={rsvp.id}
            form={form}
            className="size-5 accent-ink"
            aria-label={`Choose ${name}`}
          />
        </label>
      ) : null}
      <span className="min-w-0">
        <Link
          href={`/dashboard/meetings/${meeting.id}/rsvps/${rsvp.id}`}
          className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
        >
          {name}
        </Link>
        {along}
        {rsvp.email ? (
          <span className="block text-sm text-quiet wrap-anywhere">{rsvp.email}</span>
        ) : null}
        {rsvp.bounced > 0 ? (
          <span className="block text-sm text-danger">No such mailbox: mails come back</span>
        ) : null}
      </span>
    </span>
  );
}

type StateOf = Pick<DeskRsvp, "status" | "refusedAt" | "cancelledBy" | "place" | "heldUntil">;

/** How an RSVP stands, with its place in line and until when its seat is held. */
export function State({ rsvp, timeZone }: { rsvp: StateOf; timeZone: string }) {
  const held = rsvp.status === "going" ? rsvp.heldUntil : null;
  return (
    <span className={CELL}>
      {rsvp.refusedAt ? <Status tone="quiet">Refused</Status> : <RsvpStatus status={rsvp.status} />}
      {rsvp.cancelledBy === "lapse" ? (
        <span className="block text-sm text-quiet">no answer in time</span>
      ) : null}
      {rsvp.place ? <span className="block text-sm text-quiet">{inLine(rsvp.place)}</span> : null}
      {held ? (
        <span className="block text-sm text-quiet">held until {stamp(held, timeZone)}</span>
      ) : null}
    </span>
  );
}

function Said({ rsvp: { note, comment, answers } }: { rsvp: DeskRsvp }) {
  if (!note && !comment && answers.length === 0) return null;
  return (
    <span className={`${CELL} max-w-md`}>
      {note ? <span className="block whitespace-pre-line">{note}</span> : null}
      {comment ? <span className="block whitespace-pre-line text-quiet">“{comment}”</span> : null}
      {answers.map(({ questionId, seat, label, said }) => (
        <span key={`${questionId} ${seat}`} className="block text-sm">
          <span className="text-quiet">{questionLine(label, seat)}</span> {said}
        </span>
      ))}
    </span>
  );
}
