import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ACTION, KNOWN, openDoor } from "../door.ts";

type Door = Awaited<ReturnType<typeof openDoor>>;
const html = { accept: "text/html,*/*" };

const KB = 1024;
const MB = 1024 * KB;

describe("how large", () => {
  const post = (at: Door, path: string, bytes: number, headers: Record<string, string> = {}) =>
    fetch(at.url + path, {
      method: "POST",
      body: at.form({ picture: new Blob([new Uint8Array(bytes)]) }),
      headers: { origin: at.url, ...html, ...headers },
    });

  test.each([
    ["/", 0.9 * MB, 200],
    ["/", 1.1 * MB, 413],
    ["/dashboard/meetings", 7.9 * MB, 200],
    ["/dashboard/meetings", 8.1 * MB, 413],
    ["/dashboards", 1.1 * MB, 413],
  ])("of who is signed in, %s takes %d bytes: %d", async (path, bytes, status) => {
    const at = await openDoor();
    const answer = await post(at, path, bytes, KNOWN);
    expect(answer.status).toBe(status);
    if (status === 413) expect(await answer.text()).toContain("too large");
  });

  test.each([
    ["/", 60 * KB, 200],
    ["/", 70 * KB, 413],
    ["/dashboard/meetings", 70 * KB, 413],
  ])("of anybody, %s takes %d bytes: %d", async (path, bytes, status) => {
    const at = await openDoor();
    for (const cookie of ["", "session=another"]) {
      const answer = await post(at, path, bytes, { cookie });
      expect(answer.status).toBe(status);
      if (status === 413) expect(await answer.text()).toContain("not signed in");
    }
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
      headers: { origin: at.url, "content-type": "multipart/form-data; boundary=x", ...KNOWN },
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

/** The head of a form that announces so many bytes. */
const head = (at: Door, length: number, more: Record<string, string> = {}) => {
  const headers = {
    host: `localhost:${at.port}`,
    origin: at.url,
    "content-type": "multipart/form-data; boundary=x",
    "content-length": String(length),
    ...more,
  };
  const lines = Object.entries(headers).map((pair) => pair.join(": "));
  return `POST /dashboard/meetings HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
};

describe("before anything is read", () => {
  test("a stranger's large form is refused", async () => {
    const at = await openDoor();
    expect(await at.raw(head(at, 8 * MB), 500)).toMatch(/^HTTP\/1.1 413/);
  });

  test("there is room for so much of one network, and again when it is done", async () => {
    const at = await openDoor();
    const unfinished = [1, 2].map(() => at.raw(head(at, 8 * MB, KNOWN), 800));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const third = await at.raw(head(at, 70 * KB, KNOWN), 300);
    expect(third).toMatch(/^HTTP\/1.1 503/);
    expect(third).toMatch(/retry-after: \d+/i);
    expect(third).toContain("Too much is being sent at once");
    // Small forms still fit.
    const small = { method: "POST", body: at.form(), headers: { origin: at.url } };
    expect((await fetch(at.url, small)).status).toBe(200);
    await Promise.all(unfinished);
    await vi.waitFor(async () => expect(await at.raw(head(at, 8 * MB, KNOWN), 100)).toBe(""));
  });

  test.each([100, MB, 7 * MB])(
    "a form of %d bytes that is silent is waited for 20 s",
    async (bytes) => {
      const seconds = 20;
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      onTestFinished(() => {
        vi.useRealTimers();
      });
      const at = await openDoor();
      const answer = at.raw(`${head(at, bytes, KNOWN)}--x`, (seconds + 40) * 1000);
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(2));
      await vi.advanceTimersByTimeAsync((seconds - 1) * 1000);
      expect(vi.getTimerCount()).toBe(2);
      await vi.advanceTimersByTimeAsync(41_000);
      expect(await answer).toMatch(/^HTTP\/1.1 408/);
      expect(at.seen).toEqual([]);
    },
  );
});

describe("what cannot be read", () => {
  const boundary = "multipart/form-data; boundary=x";
  const whole = (name: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n--x--\r\n`;

  test.each([
    ["a whole form", boundary, whole(ACTION), 200],
    ["a form cut off", boundary, whole(ACTION).slice(0, -8), 400],
    ["no form at all", boundary, "zzz", 400],
    ["nothing", boundary, "", 400],
    ["no boundary", "multipart/form-data", whole(ACTION), 400],
    ["a field without a name", boundary, whole(ACTION).replace(/; name=.*?(?=\r)/, ""), 400],
    ["a field that is told nothing of", boundary, whole(ACTION).replace(/Content.*?\r\n/, ""), 400],
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

describe("what goes on to Next", () => {
  test("is written anew: the fields, and nothing else that stood there", async () => {
    const at = await openDoor();
    const field = (name: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\nX-Odd: 1\r\n\r\n${value}\r\n`;
    const answer = await fetch(at.url, {
      method: "POST",
      body: `${field(ACTION, "")}${field("naïve", "a\r\nb")}--x--\r\n`,
      headers: { origin: at.url, "content-type": 'multipart/form-data; boundary="x"' },
    });
    expect(answer.status).toBe(200);
    const { headers, body } = at.seen[0]!;
    expect(body).not.toContain("X-Odd");
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(body)));
    const read = await new Response(body, {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    expect([...read]).toEqual([
      [ACTION, ""],
      ["naïve", "a\r\nb"],
    ]);
  });

  test.each([
    [500, 200],
    [501, 413],
  ])("has at most 500 fields: %d are answered by %d", async (fields, status) => {
    const at = await openDoor();
    const more = Object.fromEntries(Array.from({ length: fields - 1 }, (_, n) => [`f${n}`, "x"]));
    const sent = { method: "POST", body: at.form(more), headers: { origin: at.url } };
    expect((await fetch(at.url, sent)).status).toBe(status);
  });
});
