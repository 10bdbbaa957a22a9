import type { Metadata } from "next";
import { cache } from "react";
import { Accented } from "#app/_ui/accented.tsx";
import { Facts } from "#app/_ui/desk/facts.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { findSentDigest, findSentLetter } from "#lib/newsletter/public-queries.ts";
import { cutAtWord, markdownToLine } from "#lib/text/markdown.ts";
import { longDate, toLocal } from "#lib/time/dates.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { DigestSheet } from "./digest-sheet.tsx";

const load = cache(findSentLetter);
const loadDigest = cache(findSentDigest);

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const letter = await load(slug);
  if (!letter) {
    const digest = await loadDigest(slug);
    return digest
      ? { title: digest.subject, alternates: { canonical: `/newsletter/${slug}` } }
      : missingMetadata;
  }
  return {
    title: letter.subject,
    description:
      markdownToLine(letter.body) || cutAtWord(letter.excerpt, 200) || `From ${letter.sender}.`,
    alternates: { canonical: `/newsletter/${letter.slug}` },
  };
}

/** A letter as subscribers got it, without anything that was only for one of them. */
export default async function LetterPage({ params }: Props) {
  const { slug } = await params;
  const letter = await load(slug);
  if (!letter) {
    const digest = await loadDigest(slug);
    return digest ? <DigestSheet digest={digest} /> : <Missing />;
  }
  const { facts, meetingSlug } = letter;
  return (
    <Accented as="article" accent={letter.accent}>
      <PublicHead title={letter.heading} kicker={letter.sender}>
        <p className="text-base text-quiet">
          Sent to subscribers on{" "}
          <time dateTime={letter.sentAt.toISOString()}>
            {longDate(toLocal(letter.sentAt, letter.timeZone))}
          </time>
        </p>
      </PublicHead>
      {letter.body ? <Markdown source={letter.body} /> : null}
      {letter.excerpt ? (
        <p className="measure mt-4 font-serif text-lg whitespace-pre-line">{letter.excerpt}</p>
      ) : null}
      {facts ? (
        <div className="mt-8 max-w-2xl">
          <Facts
            facts={[
              {
                term: "Meeting",
                value: letter.heading.endsWith(facts.title) ? null : facts.title,
              },
              { term: "When", value: facts.when },
              { term: "Doors", value: facts.doors },
              { term: "Where", value: facts.where },
            ]}
          />
          <p className="mt-3 text-sm text-quiet">
            As it stood when this was sent.{" "}
            <a href={`/meetings/${meetingSlug}`} data-print-address="" className="underline">
              The meeting’s page
            </a>{" "}
            has the present state.
          </p>
        </div>
      ) : null}
      <p className="mt-10 print:hidden">
        <a href="/newsletter" className="target inline-flex items-center underline">
          All that was sent
        </a>
      </p>
    </Accented>
  );
}
