import { describe, expect, test } from "vitest";
import { openDoor } from "../door.ts";

type Door = Awaited<ReturnType<typeof openDoor>>;
const html = { accept: "text/html,*/*" };

describe("how large", () => {
  const post = (at: Door, path: string, bytes: number, headers: Record<string, string> = {}) =>
    fetch(at.url + path, {
      method: "POST",
      body: at.form({ picture: new Blob([new Uint8Array(bytes)]) }),
      headers: { origin: at.url, ...headers },
    });
  const MB = 1024 * 1024;

  test.each([
    ["/", 0.9 * MB, 200],
    ["/", 1.1 * MB, 413],
    ["/dashboard/meetings", 7.9 * MB, 200],
    ["/dashboard/meetings", 8.1 * MB, 413],
    ["/dashboards", 1.1 * MB, 413],
  ])("%s takes %d bytes: %d", async (path, bytes, status) => {
    const at = await openDoor();
    const answer = await post(at, path, bytes, html);
    expect(answer.status).toBe(status);
    if (status === 413) expect(await answer.text()).toContain("too large");
  });

  test("also when the length is not told beforehand", async () => {
    const at = await openDoor();
    const pieces = new ReadableStream({
      start(stream) {
        for (let i = 0; i < 20; i++) stream.enqueue(new Uint8Array(100_000));
        stream.close();
      },
    });
    const answer = await fetch(at.url, {
      method: "POST",
      body: pieces,
      duplex: "half",
      headers: { origin: at.url, "content-type": "multipart/form-data; boundary=x" },
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(at.seen).toEqual([]);
  });

  test("who asks first is told before sending", async () => {
    const at = await openDoor();
    const head = (length: number) =>
      `POST / HTTP/1.1\r\nHost: localhost:${at.port}\r\nOrigin: ${at.url}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    expect(await at.raw(head(2 * MB), 500)).toMatch(/^HTTP\/1.1 413/);
    expect(await at.raw(head(10), 500)).toMatch(/^HTTP\/1.1 100/);
  });

  test("a body that breaks off reaches nobody", async () => {
    const at = await openDoor();
    await at.raw(
      `POST / HTTP/1.1\r\nHost: localhost:${at.port}\r\nOrigin: ${at.url}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100\r\n\r\nonly this`,
      200,
    );
    expect(at.seen).toEqual([]);
  });
});

describe("what cannot be read", () => {
  const boundary = "multipart/form-data; boundary=x";
  const whole = (name: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nabc\r\n--x--\r\n`;

  test.each([
    ["a whole form", boundary, whole("$ACTION_ID_1"), 200],
    ["a form cut off", boundary, whole("$ACTION_ID_1").slice(0, -8), 400],
    ["no form at all", boundary, "zzz", 400],
    ["nothing", boundary, "", 400],
    ["no boundary", "multipart/form-data", whole("$ACTION_ID_1"), 400],
    ["a form of an older version", boundary, whole("title"), 409],
    ["a form of another kind", "application/x-www-form-urlencoded", "title=a", 415],
    ["JSON", "application/json", "{}", 415],
  ])("%s", async (_name, type, body, status) => {
    const at = await openDoor();
    const answer = await fetch(at.url, {
      method: "POST",
      body,
      headers: { origin: at.url, "content-type": type },
    });
    expect(answer.status).toBe(status);
  });

  test("an interface reads what is sent itself", async () => {
    const at = await openDoor();
    const headers = { origin: at.url, "content-type": "application/json" };
    const answer = await fetch(`${at.url}/api/thing`, { method: "PUT", body: "{}", headers });
    expect(answer.status).toBe(200);
    expect(at.seen[0]?.body).toBe("{}");
  });
});
