/** When every deed is done. */
export const AT = new Date("2026-11-22T12:00:00Z");

/** The list that an organizer has given and not imported. */
export const LIST = "2026-11-22T10:00:00.000Z";

/** So many hours before, and after. */
export const ago = (hours: number) => new Date(AT.getTime() - hours * 3_600_000);
export const ahead = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);
