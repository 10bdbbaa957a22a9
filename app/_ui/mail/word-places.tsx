type Props<Place extends string> = {
  /** The heading's level, below the headings that stand above it. */
  level: "h2" | "h3";
  places: readonly Place[];
  standsFor: Record<Place, string>;
};

/** What a writer can put in the words of a mail, for each reader's own: `{name}` and the like. */
export function WordPlaces<Place extends string>({
  level: Heading,
  places,
  standsFor,
}: Props<Place>) {
  return (
    <section aria-labelledby="places">
      <Heading id="places" className="font-semibold">
        What can stand in the words
      </Heading>
      <dl className="mt-1 grid grid-cols-[8rem_1fr] text-sm">
        {places.map((place) => (
          <div key={place} className="contents">
            <dt>
              <code>{`{${place}}`}</code>
            </dt>
            <dd className="text-quiet">{standsFor[place]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
