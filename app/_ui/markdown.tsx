import { renderMarkdown } from "#lib/markdown.ts";

type Props = {
  source: string;
  /** The language it is written in, where that is not the page's. */
  lang?: string;
  className?: string;
};

/** Text typed in Markdown, sanitised and set for reading. */
export function Markdown({ source, lang, className }: Props) {
  const html = renderMarkdown(source);
  return (
    <div
      lang={lang || undefined}
      className={`prose measure ${className ?? ""}`}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
