import { PLACE_WORDS, type Place } from "#lib/mail/places.ts";

type Props = {
  /** The heading's level, below the headings that stand above it. */
  level: "h2" | "h3";
  places: readonly Place[];
};

/** What a writer can put in the words of a mail, for each reader's own: `{name}` and the like. */
export function WordPlaces({ level: Heading, places }: Props) {
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
            <dd className="text-quiet">{PLACE_WORDS[place]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
