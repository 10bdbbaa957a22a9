/** What is used of citation-js, which has no types of its own. */
declare module "@citation-js/core" {
  export type Entry = { type: string; label: string; properties: Record<string, string> };
  export const plugins: {
    config: { get(name: "@bibtex"): { format: { asciiOnly: boolean; useIdAsLabel: boolean } } };
    output: {
      format(name: "bibtex", data: object[], options: { format: "object" }): Entry[];
      format(
        name: "ris",
        data: object[],
        options: { format: "object" },
      ): Record<string, string | string[]>[];
    };
    input: {
      chain(
        data: string,
        options: { forceType: string; generateGraph: false },
      ): Record<string, unknown>[];
    };
  };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
