"use client";

import { useEffect, useState } from "react";

type Props = {
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  /** Minutes that the meeting's clock is ahead of UTC at its start. */
  offset: number;
};

/**
 * The times by the visitor's own clock, where that differs. Nothing without
 * scripts: the meeting's zone is always shown beside it.
 */
export function OwnTime({ startsAt, endsAt, offset }: Props) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const start = new Date(startsAt);
    if (-start.getTimezoneOffset() === offset) return;
    const format = new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
    setText(format.formatRange(start, new Date(endsAt)));
  }, [startsAt, endsAt, offset]);
  return text ? <p className="text-quiet print:hidden">By your clock: {text}</p> : null;
}
