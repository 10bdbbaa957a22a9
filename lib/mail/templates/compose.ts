import { escapeMarkup } from "#lib/text/markup.ts";

/** A mail's body, piece by piece. User text may stand in any `string`: both forms are made from it here and nowhere else. */
export type Block =
  | { p: string }
  /** The head of a part. */
  | { head: string }
  /** Somebody's own words, line breaks kept. */
  | { quote: string }
  /** Text and HTML that were set and made safe already: somebody's Markdown. */
  | { set: Bodies }
  | { facts: [label: string, value: string][] }
  /** The one thing to press. `href` may be a place such as `{{link:manage}}`. */
  | { action: string; href: string }
  | { link: string; href: string }
  /** Several that are one choice. */
  | { links: { name: string; href: string }[]; before: string }
  /** One of several things to read. `when`, `said` and `note` may be "". */
  | { item: string; href: string; when: string; said: string; note: string };

type MailParts = {
  /** In whose name the mail is. */
  sender: string;
  /** "#rrggbb" */
  accent?: string | null;
  heading: string;
  blocks: Block[];
  /** Why the reader gets this, and what not to do with it. */
  foot: string;
};

export type Bodies = { text: string; html: string };

const INK = "#17150f";
const QUIET = "#595549";
const RULE = "#d8d3c6";
const FONT = "font-family:Helvetica,Arial,sans-serif";

/** A place for a link is ours to set, never part of what somebody typed. */
export const plain = (text: string) => text.replace(/\{(?=\{)/g, "{ ");

function wrapped(text: string, indent = ""): string {
  return plain(text)
    .split("\n")
    .map((line) => indent + line)
    .join("\n");
}

function asText(block: Block): string {
  if ("p" in block) return wrapped(block.p);
  if ("head" in block) return `${plain(block.head)}\n${"-".repeat(block.head.length)}`;
  if ("quote" in block) return wrapped(block.quote, "> ");
  if ("set" in block) return block.set.text;
  if ("facts" in block) {
    return block.facts
      .map(([label, value]) => (label ? `${label}: ${plain(value)}` : plain(value)))
      .join("\n");
  }
  if ("links" in block) {
    const { links, before } = block;
    return [plain(before), ...links.map(({ name, href }) => `${plain(name)}:\n${href}`)].join("\n");
  }
  if ("item" in block) {
    const { when, item, said, note, href } = block;
    return [...[when, item, said, note].filter(Boolean).map(plain), href].join("\n");
  }
  return `${plain("action" in block ? block.action : block.link)}:\n${block.href}`;
}

const lines = (text: string) => escapeMarkup(plain(text)).replaceAll("\n", "<br>");

function asHtml(block: Block): string {
  if ("p" in block) return `<p style="margin:0 0 16px">${lines(block.p)}</p>`;
  if ("head" in block) {
    return `<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">${lines(block.head)}</h2>`;
  }
  if ("quote" in block) {
    return `<blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #857f72">${lines(block.quote)}</blockquote>`;
  }
  if ("set" in block) return block.set.html;
  if ("facts" in block) {
    const rows = block.facts.map(
      ([label, value]) =>
        `<tr><th scope="row" style="text-align:left;vertical-align:top;white-space:nowrap;font-weight:normal;padding:2px 16px 2px 0">${lines(label)}</th><td style="vertical-align:top;font-weight:bold;padding:2px 0">${lines(value)}</td></tr>`,
    );
    return `<table style="margin:0 0 16px;border-collapse:collapse;font-size:16px">${rows.join("")}</table>`;
  }
  if ("links" in block) {
    const links = block.links.map(
      ({ name, href }) => `<a href="${escapeMarkup(href)}">${lines(name)}</a>`,
    );
    return `<p style="margin:0 0 16px">${lines(block.before)} ${links.join(" · ")}</p>`;
  }
  const href = escapeMarkup(block.href);
  if ("link" in block) {
    return `<p style="margin:0 0 16px"><a href="${href}">${lines(block.link)}</a></p>`;
  }
  if ("item" in block) {
    const { when, item, said, note } = block;
    return [
      `<div style="margin:0 0 16px;padding:12px 0 0;border-top:1px solid ${RULE}">`,
      when && `<p style="margin:0;font-size:14px;font-weight:bold">${lines(when)}</p>`,
      `<h3 style="margin:0 0 4px;font-size:16px;line-height:1.4"><a href="${href}" style="color:${INK}">${lines(item)}</a></h3>`,
      said && `<p style="margin:0 0 4px">${lines(said)}</p>`,
      note && `<p style="margin:0;font-size:14px;color:${QUIET}">${lines(note)}</p>`,
      "</div>",
    ]
      .filter(Boolean)
      .join("\n");
  }
  return `<p style="margin:0 0 16px"><a href="${href}" style="display:inline-block;padding:12px 18px;border:2px solid ${INK};background:${INK};color:#ffffff;font-weight:bold;text-decoration:none">${lines(block.action)}</a></p>`;
}

/** Sets a mail as plain text and as HTML without anything to load: no pictures, no fonts, no tracking. */
export function compose({ sender, accent, heading, blocks, foot }: MailParts): Bodies {
  const rule = /^#[0-9a-f]{6}$/i.test(accent ?? "") ? accent : INK;
  const text = [
    plain(heading),
    ...blocks.map(asText),
    `-- \n${plain(sender)}\n${wrapped(foot)}`,
  ].join("\n\n");
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${lines(heading)}</title>
</head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:${INK};${FONT};font-size:16px;line-height:1.5">
<div style="max-width:36em;margin:0 auto;border-top:4px solid ${rule};padding-top:16px">
<p style="margin:0 0 12px;font-size:14px;color:${QUIET}">${lines(sender)}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.2">${lines(heading)}</h1>
${blocks.map(asHtml).join("\n")}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid ${RULE};font-size:14px;color:${QUIET}">${lines(foot)}</p>
</div>
</body>
</html>
`;
  return { text: `${text}\n`, html };
}
