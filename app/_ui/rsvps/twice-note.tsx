/** To who has an entry of their own and may follow a feed besides: a calendar cannot know that the two are one. */
export function TwiceNote({ className = "" }: { className?: string }) {
  return (
    <p className={className}>
      Who replies to a meeting and also subscribes to{" "}
      <a href="/calendars" className="underline">
        the calendar
      </a>{" "}
      has it twice: as an entry of their own and from the subscription. To have it once, delete your
      own entry, or do not add it: your RSVP stays as it is.
    </p>
  );
}
