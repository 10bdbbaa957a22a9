const FORMATS = [
  ["bib", "BibTeX"],
  ["ris", "RIS"],
  ["json", "CSL-JSON"],
] as const;

/** Links to citations for reference managers, of what the page at this path lists. */
export function CiteLinks({ path, what }: { path: string; what: string }) {
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-4 text-quiet print:hidden">
      <span>Cite {what}:</span>
      {FORMATS.map(([format, name]) => (
        <a
          key={format}
          href={`${path}/cite/${format}`}
          rel="nofollow"
          aria-label={`Cite ${what} as ${name}`}
          className="inline-flex min-h-11 items-center"
        >
          {name}
        </a>
      ))}
    </p>
  );
}
