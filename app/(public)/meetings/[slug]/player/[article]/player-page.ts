import { hashOf } from "#app/_front/policy.ts";
import type { Embed } from "#lib/reading/articles/embed.ts";
import { escapeMarkup } from "#lib/text/markup.ts";

const STYLE = `:root{color-scheme:light dark}
html,body{height:100%;margin:0}
body{display:grid;background:light-dark(#f4f1e8,#1f1d18);color:light-dark(#191814,#f0ede4);font:1rem/1.4 system-ui,sans-serif}
a{display:grid;place-content:center;justify-items:center;gap:.4rem;padding:1rem;text-align:center;color:inherit;text-decoration:none}
a b{border:2px solid;padding:.6rem 1.4rem;font-size:1.125rem}
a:hover b{background:light-dark(#191814,#f0ede4);color:light-dark(#fdfcf8,#14130f)}
a:focus-visible{outline:3px solid;outline-offset:-6px}
a span{max-width:34rem;font-size:.9375rem}
iframe,video,img{width:100%;height:100%;border:0;object-fit:contain}
audio{width:calc(100% - 2rem);place-self:center}`;

const NONE = `default-src 'none'; style-src ${hashOf(STYLE)}`;
const FRAMED = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const DIRECTIVE: Record<Embed["kind"], string> = {
  frame: "frame-src",
  audio: "media-src",
  video: "media-src",
  image: "img-src",
};

const WORD: Record<Embed["kind"], string> = {
  frame: "Play here",
  audio: "Listen here",
  video: "Play here",
  image: "Show here",
};

/** The page in the frame, and the policy that goes with it: `playing` is after the press. */
export function playerPage(
  article: { title: string; language: string },
  embed: Embed,
  playing: boolean,
): { html: string; policy: string } {
  const title = escapeMarkup(article.title);
  const host = new URL(embed.origin).hostname;
  const body = playing
    ? shown(embed, title)
    : `<a href="?play" rel="nofollow"><b>${WORD[embed.kind]}</b><span>This loads it from ${escapeMarkup(host)}, which then knows that you were here.</span></a>`;
  return {
    html: `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`,
    policy: `${NONE}; ${playing ? `${DIRECTIVE[embed.kind]} ${embed.origin}; ` : ""}${FRAMED}`,
  };
}

function shown({ kind, src }: Embed, title: string): string {
  const at = escapeMarkup(src);
  switch (kind) {
    case "audio":
      return `<audio controls autoplay src="${at}" aria-label="${title}"></audio>`;
    case "video":
      return `<video controls autoplay src="${at}" aria-label="${title}"></video>`;
    case "image":
      return `<img src="${at}" alt="${title}">`;
    case "frame":
      return `<iframe src="${at}" title="${title}" allow="fullscreen; picture-in-picture; encrypted-media"></iframe>`;
  }
}
