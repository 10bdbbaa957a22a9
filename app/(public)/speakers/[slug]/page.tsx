import { Markdown } from "#app/_ui/markdown.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { speakerJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { findMovedSpeaker, findPublicSpeaker } from "#lib/speakers/public-queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { now } from "#lib/time/clock.ts";
import { OnTheWeb } from "../../on-the-web.tsx";
import { PublicHead } from "../../public-head.tsx";
import { publicRowPage } from "../../public-row-page.tsx";

const { generateMetadata, page } = publicRowPage({
  base: "/speakers",
  list: { name: "Speakers", path: "/speakers" },
  find: findPublicSpeaker,
  findMoved: findMovedSpeaker,
  about: ({ name, biography }) => ({
    title: name,
    description: markdownToLine(biography) || `Meetings with ${name}.`,
  }),
  jsonLd: (speaker, url) =>
    speakerJsonLd({ ...speaker, description: markdownToLine(speaker.biography, 300) }, url),
  show: ({ slug, name, biography, url }) => (
    <>
      <PublicHead title={name} kicker={<a href="/speakers">Speakers</a>} />
      {biography ? <Markdown source={biography} /> : null}
      <OnTheWeb of={name} href={url} className="mt-3" />
      <ComingAndPast of={{ speaker: slug }} at={now()} />
    </>
  ),
});

export { generateMetadata, page as default };
