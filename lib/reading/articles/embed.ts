/** Something of another site that can be shown in place: its address, and what is shown by it. */
export type Embed = {
  kind: "frame" | "audio" | "video" | "image";
  src: string;
  /** The one site that is asked for it, as Content-Security-Policy names it. */
  origin: string;
};

const FILES: [RegExp, Embed["kind"]][] = [
  [/\.(mp3|m4a|aac|oga|ogg|opus|wav|flac)$/i, "audio"],
  [/\.(mp4|m4v|webm|ogv)$/i, "video"],
  [/\.(jpe?g|png|webp|avif|gif)$/i, "image"],
];

const HOSTS = {
  youtube: "https://www.youtube-nocookie.com",
  vimeo: "https://player.vimeo.com",
};

/**
 * How a recording or photograph could be shown in place, or null where it can
 * only be linked to. The players of YouTube (without cookies) and Vimeo, since
 * most recordings are there, and plain files, wherever they are. Other players
 * bring scripts or trackers of sites that nobody here has looked at.
 */
export function embedOf(address: string): Embed | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== "https:" || url.port !== "" || url.username) return null;
  const youtube = youtubeId(url);
  if (youtube) return frame(HOSTS.youtube, `/embed/${youtube}`);
  const vimeo = /^(?:www\.|player\.)?vimeo\.com$/.test(url.hostname)
    ? /^\/(?:video\/)?(\d{1,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(url.pathname)
    : null;
  if (vimeo) return frame(HOSTS.vimeo, `/video/${vimeo[1]}${vimeo[2] ? `?h=${vimeo[2]}` : ""}`);
  const file = FILES.find(([ending]) => ending.test(url.pathname));
  return file ? { kind: file[1], src: url.href, origin: url.origin } : null;
}

function frame(origin: string, path: string): Embed {
  return { kind: "frame", src: origin + path, origin };
}

function youtubeId({ hostname, pathname, searchParams }: URL): string | null {
  const host = hostname.replace(/^(www|m|music)\./, "");
  const id =
    host === "youtu.be"
      ? pathname.slice(1)
      : host === "youtube.com" || host === "youtube-nocookie.com"
        ? pathname === "/watch"
          ? searchParams.get("v")
          : /^\/(?:embed|shorts|live)\/([^/]+)\/?$/.exec(pathname)?.[1]
        : null;
  return id && /^[\w-]{11}$/.test(id) ? id : null;
}
