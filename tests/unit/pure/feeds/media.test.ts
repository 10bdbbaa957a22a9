import { expect, test } from "vitest";
import { mediaType } from "#lib/feeds/media.ts";

test.each([
  ["https://a.example/talk.mp3", "audio/mpeg"],
  ["https://a.example/talk.MP4?x=1#t", "video/mp4"],
  ["https://a.example/watch?v=talk.mp3", null],
  ["https://a.example/", null],
  ["no address", null],
])("%s is %s", (url, type) => {
  expect(mediaType(url)).toBe(type);
});
