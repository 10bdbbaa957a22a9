/** What a picker offers: the row, its name, and what tells it from others of that name. */
export type Choice = { id: string; label: string; hint: string };
