import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { playerPage } from "#app/(public)/meetings/[slug]/player/[article]/player-page.ts";
import { embedOf } from "#lib/reading/articles/embed.ts";

const YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";

describe("embedOf", () => {
  test.each([
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10", YOUTUBE],
    ["https://youtu.be/dQw4w9WgXcQ?si=x", YOUTUBE],
    ["https://m.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE],
    ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE],
    ["https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789"],
    [
      "https://vimeo.com/123456789/0a1b2c3d4e",
      "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e",
    ],
    ["https://player.vimeo.com/video/123456789", "https://player.vimeo.com/video/123456789"],
    ["https://society.example.org/talk.MP3?dl=1", "https://society.example.org/talk.MP3?dl=1"],
    ["https://society.example.org/film.webm", "https://society.example.org/film.webm"],
    ["https://society.example.org/hall.jpg", "https://society.example.org/hall.jpg"],
  ])("knows %s", (address, src) => {
    expect(embedOf(address)?.src).toBe(src);
  });

  test.each([
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/youtu.be/dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ%22%3E",
    "https://www.youtube.com/playlist?list=PL1",
    "https://vimeo.com/channels/staffpicks",
    "https://peertube.example/w/abc",
    "http://society.example.org/talk.mp3",
    "https://user@society.example.org/talk.mp3",
    "https://society.example.org:8443/talk.mp3",
    "https://society.example.org/picture.svg",
    "javascript:alert(1)//.mp3",
    "no address",
  ])("only links to %s", (address) => {
    expect(embedOf(address)).toBeNull();
  });
});

describe("the frame", () => {
  const article = { title: 'Wells "and" <script>', language: "en-GB" };
  const embed = embedOf("https://society.example.org/talk.mp3?a=1&b=2")!;

  test("asks no other site for anything before the press", () => {
    const { html, policy } = playerPage(article, embed, false);
    expect(html).not.toMatch(/<script|src=/);
    const [, style = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const digest = createHash("sha256").update(style).digest("base64");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    );
    expect(html).toContain("society.example.org, which then knows");
  });

  test("may show the one thing it names after it", () => {
    const { html, policy } = playerPage(article, embed, true);
    expect(policy).toContain("; media-src https://society.example.org; ");
    expect(policy).not.toMatch(/frame-src|script-src|img-src/);
    expect(html).toContain('src="https://society.example.org/talk.mp3?a=1&amp;b=2"');
    const video = playerPage(article, embedOf(YOUTUBE)!, true);
    expect(video.policy).toContain("; frame-src https://www.youtube-nocookie.com; ");
  });
});
