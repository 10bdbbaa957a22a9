import { describe, expect, it } from "vitest";
import {
  type FeedRequest,
  feedResponseTo,
  noSuchFeed,
  parseHttpDate,
} from "#lib/syndication/http.ts";
import { codingFor } from "#lib/syndication/validators.ts";

const content = {
  text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
  changedAt: new Date("2026-11-01T12:30:45.678Z"),
  filename: "meetings.ics",
  contentType: "text/calendar; charset=utf-8",
} as const;

function ask(over: Partial<FeedRequest> = {}) {
  return feedResponseTo(content, {
    method: "GET",
    ifNoneMatch: null,
    ifModifiedSince: null,
    acceptEncoding: null,
    ...over,
  });
}

const tag = ask().headers.ETag as string;
const zipTag = ask({ acceptEncoding: "gzip" }).headers.ETag as string;

describe("a feed's answer", () => {
  it("says what it is", () => {
    const answer = ask();
    expect(answer.status).toBe(200);
    expect(answer.body).toBe(content.text);
    expect(answer.headers).toEqual({
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="meetings.ics"',
      "Cache-Control": "public, no-cache",
      "X-Content-Type-Options": "nosniff",
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
      "Last-Modified": "Sun, 01 Nov 2026 12:30:45 GMT",
      Vary: "Accept-Encoding",
      ETag: tag,
    });
  });

  it("has a strong tag of its content, another for each encoding", () => {
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(zipTag).not.toBe(tag);
    const other = feedResponseTo(
      { ...content, text: `${content.text} ` },
      { method: "GET", ifNoneMatch: null, ifModifiedSince: null, acceptEncoding: null },
    );
    expect(other.headers.ETag).not.toBe(tag);
  });

  it("answers HEAD as GET, without the body", () => {
    const head = ask({ method: "HEAD" });
    expect(head.headers).toEqual(ask().headers);
    expect(head.body).toBeNull();
  });

  it.each([
    ["the same tag", { ifNoneMatch: tag }],
    ["a weak one", { ifNoneMatch: `W/${tag}` }],
    ["one of a list", { ifNoneMatch: `"x", W/"y" , ${tag}` }],
    ["any", { ifNoneMatch: " * " }],
    ["the tag of the other encoding", { ifNoneMatch: zipTag }],
    ["the very second", { ifModifiedSince: "Sun, 01 Nov 2026 12:30:45 GMT" }],
    ["a later time", { ifModifiedSince: "Mon, 02 Nov 2026 00:00:00 GMT" }],
    ["an obsolete form of date", { ifModifiedSince: "Sunday, 01-Nov-26 12:30:45 GMT" }],
    ["the oldest form of date", { ifModifiedSince: "Sun Nov  1 12:30:45 2026" }],
    [
      "a tag, though the date is old",
      { ifNoneMatch: tag, ifModifiedSince: "Sun, 01 Nov 2020 12:30:45 GMT" },
    ],
    ["HEAD", { ifNoneMatch: tag, method: "HEAD" }],
  ])("answers 304 to %s", (_, request) => {
    const answer = ask(request);
    expect(answer.status).toBe(304);
    expect(answer.body).toBeNull();
    expect(Object.keys(answer.headers)).toEqual(
      expect.arrayContaining(["ETag", "Last-Modified", "Cache-Control", "Vary"]),
    );
    expect(answer.headers["Content-Type"]).toBeUndefined();
  });

  it.each([
    ["another tag", { ifNoneMatch: '"x"' }],
    ["an unreadable tag", { ifNoneMatch: "x" }],
    ["an empty list", { ifNoneMatch: "" }],
    ["an older time", { ifModifiedSince: "Sun, 01 Nov 2026 12:30:44 GMT" }],
    ["an unreadable time", { ifModifiedSince: "yesterday" }],
    ["a time of another standard", { ifModifiedSince: "2027-01-01T00:00:00Z" }],
    [
      "another tag, though the time is right",
      { ifNoneMatch: '"x"', ifModifiedSince: "Sun, 01 Nov 2026 12:30:45 GMT" },
    ],
  ])("answers 200 to %s", (_, request) => {
    expect(ask(request).status).toBe(200);
  });

  it("sends the 304 with the tag that the client holds", () => {
    expect(ask({ ifNoneMatch: tag, acceptEncoding: "gzip" }).headers.ETag).toBe(tag);
    expect(ask({ ifNoneMatch: "*", acceptEncoding: "gzip" }).headers.ETag).toBe(zipTag);
  });

  it("answers other methods cleanly", () => {
    const options = ask({ method: "OPTIONS" });
    expect([options.status, options.headers.Allow, options.body]).toEqual([
      204,
      "GET, HEAD, OPTIONS",
      null,
    ]);
    for (const method of ["PROPFIND", "POST", "DELETE"]) {
      const answer = ask({ method });
      expect([answer.status, answer.headers.Allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
    expect(noSuchFeed().status).toBe(404);
  });
});

describe("headers", () => {
  it.each([
    ["gzip", ["gzip", "GZIP", "deflate, gzip;q=1.0", "*", "br;q=1, *;q=0.1", "br, gzip;q=0.5"]],
    ["deflate", ["deflate", "gzip;q=0, *", "br, deflate;q=0.1"]],
    ["identity", [null, "", "br", "gzip;q=0", "*;q=0", "identity"]],
  ])("read %s from Accept-Encoding", (coding, headers) => {
    expect(headers.map(codingFor)).toEqual(headers.map(() => coding));
  });

  it("reads HTTP dates and nothing else", () => {
    expect(parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT")).toBe(784111777000);
    expect(parseHttpDate("Sunday, 06-Nov-94 08:49:37 GMT")).toBe(784111777000);
    expect(parseHttpDate("Sun Nov  6 08:49:37 1994")).toBe(784111777000);
    expect(parseHttpDate("Sun, 99 Nov 1994 08:49:37 GMT")).toBeNull();
    expect(parseHttpDate("1994")).toBeNull();
  });
});
