import { renderMarkdown } from "#lib/text/markdown.ts";
import { type FigureSize, renderReport } from "#lib/text/report.ts";

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

/** The report of a meeting: the same, with its pictures. */
export function Report({ source, lang, sizes }: Props & { sizes?: Map<string, FigureSize> }) {
  return (
    <div
      lang={lang || undefined}
      className="prose measure"
      dangerouslySetInnerHTML={{ __html: renderReport(source, sizes) }}
    />
  );
}
