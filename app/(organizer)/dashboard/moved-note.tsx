import Link from "next/link";
import { plural } from "#lib/text/plural.ts";

/** That meetings were moved by a change of the law, until those who are coming are told. */
export function MovedNote({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="mb-6 border-l-4 border-danger py-1 pl-4">
      <Link href="/dashboard/meetings/moved" className="font-semibold underline">
        {plural(count, {
          one: "One meeting is at another moment",
          other: `${count} meetings are at another moment`,
        })}
      </Link>{" "}
      by newer rules of its time zone, and nobody was told yet.
    </p>
  );
}
