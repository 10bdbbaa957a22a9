import type { ReactNode } from "react";
import { CiteLinks } from "#app/_ui/articles/cite-links.tsx";
import { CAME_OF_IT } from "#app/_ui/articles/relations.ts";
import { Markdown, Report } from "#app/_ui/markdown.tsx";
import { wayIn } from "#lib/meetings/access.ts";
import { isOff, type Moment } from "#lib/meetings/moment.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { READING_ORDER } from "#lib/reading/articles/reading-order.ts";
import { Programme } from "./programme.tsx";
import { ReadingList } from "./reading-list.tsx";
import { Section } from "./section.tsx";

type Props = {
  meeting: PublicMeeting;
  moment: Moment;
  /** What stands at its end. */
  children: ReactNode;
};

/** Everything there is to read about the meeting: the invitation before, the report first afterwards. */
export function Content({ meeting, moment, children }: Props) {
  const after = moment === "after";
  const tookPlace = after && !isOff(meeting);
  const rest = tookPlace
    ? READING_ORDER.filter((relation) => !CAME_OF_IT.includes(relation))
    : READING_ORDER;
  const notes = wayIn(meeting);
  return (
    <div className="mt-10 min-w-0 first:mt-0 print:mt-4! print:columns-2 print:gap-10 max-sm:sheet:columns-1! lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:mt-0">
      {after && meeting.report ? (
        <Section title="What was said">
          <Report source={meeting.report} lang={meeting.language} sizes={meeting.figureSizes} />
        </Section>
      ) : null}
      {tookPlace ? <ReadingList meeting={meeting} order={CAME_OF_IT} tookPlace /> : null}
      <Picture meeting={meeting} />
      {meeting.description ? (
        <Section title={after ? "The invitation" : "About the meeting"}>
          <Markdown source={meeting.description} lang={meeting.language} />
        </Section>
      ) : null}
      {meeting.programme.length > 0 ? (
        <Section title="Programme">
          <Programme meeting={meeting} />
        </Section>
      ) : null}
      {meeting.chair ? <p className="mt-3 text-lg">In the chair: {meeting.chair}</p> : null}
      <ReadingList meeting={meeting} order={rest} tookPlace={tookPlace} />
      {meeting.reading.length > 0 ? (
        <CiteLinks path={`/meetings/${meeting.slug}`} what="the reading list" />
      ) : null}
      {!after && notes.length > 0 ? (
        <Section title="Getting there and getting in">
          <div className="prose measure">
            {notes.map(({ about, text }) => (
              <p key={about} className="whitespace-pre-line">
                <strong>{about}: </strong>
                {text}
              </p>
            ))}
          </div>
        </Section>
      ) : null}
      {children}
    </div>
  );
}

function Picture({ meeting }: { meeting: PublicMeeting }) {
  if (!meeting.imageId) return null;
  return (
    <figure className="mb-10 first:mt-0 [section+&]:mt-10">
      <img
        src={`/images/${meeting.imageId}`}
        alt={meeting.imageAlt}
        width={meeting.image?.width ?? undefined}
        height={meeting.image?.height ?? undefined}
        className="h-auto max-h-[36rem] w-auto max-w-full"
      />
    </figure>
  );
}
