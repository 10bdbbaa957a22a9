import type { Metadata } from "next";
import { NameList } from "#app/_ui/name-list.tsx";
import { listPublicSpeakers } from "#lib/speakers/public-queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = {
  title: "Speakers",
  description: "Who speaks and has spoken at the meetings.",
  alternates: { canonical: "/speakers" },
};

export default async function SpeakersPage() {
  const speakers = await listPublicSpeakers();
  return (
    <>
      <PublicHead title="Speakers" />
      <NameList
        empty="Nobody has spoken yet"
        entries={speakers.map((speaker) => ({
          href: `/speakers/${speaker.slug}`,
          name: speaker.name,
          about: markdownToLine(speaker.biography, 140),
        }))}
      />
    </>
  );
}
