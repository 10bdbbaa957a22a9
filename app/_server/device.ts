import { userAgent } from "next/server";

/** What people call the thing they hold, by its system. */
const THINGS: Record<string, string> = {
  "Mac OS": "a Mac",
  "Chromium OS": "a Chromebook",
  iOS: "an iPhone",
};

/** The browser and the thing it runs on, as a request's headers name them, in plain words such as "Firefox on Windows"; empty where they name neither. */
export function deviceOf(headers: Headers): string {
  const { browser, os, device } = userAgent({ headers });
  const name = browser.name?.replace(/^Mobile /, "").replace(/ (WebView|Headless)$/, "");
  const thing = device.model === "iPad" ? "an iPad" : (THINGS[os.name ?? ""] ?? os.name);
  const words = thing ? `${name ?? "A browser"} on ${thing}` : (name ?? "");
  return words.slice(0, 60);
}
