/** What the organizers gave as contact; an address of mail or the web becomes a link. */
export function Contact({ text }: { text: string }) {
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) {
    return (
      <a href={`mailto:${text}`} className="wrap-anywhere">
        {text}
      </a>
    );
  }
  if (/^https?:\/\/\S+$/.test(text)) {
    return (
      <a href={text} rel="nofollow noopener" className="wrap-anywhere">
        {text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
      </a>
    );
  }
  return text;
}
