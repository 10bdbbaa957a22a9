/** What the overview is told of a meeting that was saved and could not be put on: why. */
export const notOn = (id: string) => `not-on:${id}`;
