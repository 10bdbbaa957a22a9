type Note = { about: string; text: string };

type Noted = {
  accessNotes: string;
  room: { accessNotes: string } | null;
  venue: { accessNotes: string } | null;
};

/**
 * What there is to know of the way in, each with what it is about: the room
 * first, for in a building without steps it may be upstairs; then what is said
 * of this meeting, then the building. What is the same in two is said once, of
 * the nearer.
 */
export function accessOf({ room, venue, accessNotes }: Noted): Note[] {
  return eachOnce([
    { about: "The room", text: room?.accessNotes ?? "" },
    { about: "This meeting", text: accessNotes },
    { about: "The building", text: venue?.accessNotes ?? "" },
  ]);
}

function eachOnce(notes: Note[]): Note[] {
  return notes.filter(
    ({ text }, index) => text !== "" && notes.findIndex((one) => one.text === text) === index,
  );
}

/** The same, and how one gets there: what who comes is told. */
export function wayIn(meeting: {
  accessNotes: string;
  room: { accessNotes: string } | null;
  venue: { accessNotes: string; directions: string } | null;
}): Note[] {
  const text = meeting.venue?.directions ?? "";
  return eachOnce([...accessOf(meeting), { about: "The way in", text }]);
}
