import { renderMarkdown } from "#lib/markdown.ts";

/** Text typed in Markdown, sanitised and set for reading. */
export function Markdown({ source, className }: { source: string; className?: string }) {
  const html = renderMarkdown(source);
  return (
    <div
      className={`prose measure ${className ?? ""}`}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
