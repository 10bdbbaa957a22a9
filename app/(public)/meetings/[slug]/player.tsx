import { embedOf } from "#lib/reading/articles/embed.ts";

/** Where a recording can be shown in place: a frame of this site's own that waits to be pressed. On paper the link is all. */
export function Player({
  meeting,
  article,
}: {
  meeting: { slug: string };
  article: { slug: string; title: string; url: string | null };
}) {
  const embed = article.url ? embedOf(article.url) : null;
  if (!embed) return null;
  return (
    <iframe
      src={`/meetings/${meeting.slug}/player/${article.slug}`}
      title={`${article.title}: show here`}
      loading="lazy"
      allow="fullscreen; picture-in-picture; encrypted-media; autoplay"
      className={`mt-2 mb-3 w-full max-w-2xl border border-rule print:hidden ${
        embed.kind === "audio" ? "h-40" : "aspect-video"
      }`}
    />
  );
}
