const TYPES: Record<string, string> = {
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  aac: "audio/aac",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  flac: "audio/flac",
  wav: "audio/wav",
  mp4: "video/mp4",
  m4v: "video/mp4",
  mov: "video/quicktime",
  ogv: "video/ogg",
  webm: "video/webm",
};

/** The type of what a file's ending names; the ending itself is no type: there is no audio/mp3. */
export const typeOfEnding = (ending: string): string | null => TYPES[ending.toLowerCase()] ?? null;

/** What can be heard or watched at an address as it is, by the ending of its name; null of pages and of all else. */
export function mediaType(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const ending = /\.([a-z0-9]{2,4})$/i.exec(new URL(url).pathname)?.[1];
  return ending ? typeOfEnding(ending) : null;
}
