/** What Node needs to run TypeScript and to load it soon, before the program's name. */
export const typescript: readonly string[];
/** The Node to run the site with; throws a sentence where there is none. */
export function findNode(root: string): string;
