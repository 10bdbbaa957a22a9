import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { fetchPage, LIMITS } from "#lib/web/fetch-page.ts";
import { isOpenAddress, openWeb } from "#lib/web/reach.ts";
import { type Answer, aSite, reachOf } from "./site.ts";

let site: Awaited<ReturnType<typeof aSite>>;
let answer: Answer;
beforeEach(async () => {
  site = await aSite((req, res) => answer(req, res));
});
afterEach(() => site.close());

const HTML = { "content-type": "text/html; charset=utf-8" };

const fetched = (path = "/", limits = LIMITS) =>
  fetchPage(site.url(path), { reach: reachOf(site), limits });

describe("a page that is there", () => {
  it("is read, packed or not, and says where it was found", async () => {
    for (const [coding, body] of [
      [undefined, Buffer.from("<title>Wells</title>")],
      ["gzip", gzipSync("<title>Wells</title>")],
      ["br", brotliCompressSync("<title>Wells</title>")],
    ] as const) {
      answer = (_req, res) =>
        res.writeHead(200, { ...HTML, ...(coding && { "content-encoding": coding }) }).end(body);
      expect(await fetched("/a")).toEqual({
        url: new URL(site.url("/a")),
        html: "<title>Wells</title>",
      });
    }
  });

  it("is followed over a few redirects, not many", async () => {
    answer = (req, res) => {
      const left = Number(req.url?.slice(1));
      if (left > 0) res.writeHead(302, { location: `./${left - 1}` }).end();
      else res.writeHead(200, HTML).end("there");
    };
    expect((await fetched("/4"))?.html).toBe("there");
    site.asked.length = 0;
    expect(await fetched("/5")).toBeNull();
    expect(site.asked).toHaveLength(5);
  });

  it("is asked for without cookies, as what it is", async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    answer = (req, res) => {
      headers = req.headers;
      res.writeHead(200, { ...HTML, "set-cookie": "a=b" }).end("x");
    };
    await fetched();
    expect(headers).toMatchObject({ "user-agent": "Marchmont (+https://meetings.example.org)" });
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  });
});

describe("an address that carries a name or a password", () => {
  it.each(["user:password@", "user@", ":password@"])("%s is not asked", async (who) => {
    answer = (_req, res) => res.writeHead(200, HTML).end("x");
    const address = site.url("/").replace("://", `://${who}`);
    expect(await fetchPage(address, { reach: reachOf(site) })).toBeNull();
    answer = (_req, res) => res.writeHead(302, { location: address }).end();
    expect(await fetched("/a")).toBeNull();
    expect(site.asked).toHaveLength(1);
  });
});

describe("too much", () => {
  it("of a page is left unread", async () => {
    answer = (_req, res) => res.writeHead(200, HTML).end("x".repeat(3 * LIMITS.bytes));
    expect((await fetched())?.html).toHaveLength(LIMITS.bytes);
  });

  it("never comes out of a small file", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * LIMITS.bytes, "x"));
    expect(bomb.length).toBeLessThan(LIMITS.bytes);
    answer = (_req, res) => res.writeHead(200, { ...HTML, "content-encoding": "gzip" }).end(bomb);
    expect((await fetched())?.html).toHaveLength(LIMITS.bytes);
  });

  it("of what unpacks to nothing is not taken", async () => {
    // Empty blocks of deflate, without end.
    const start = gzipSync("").subarray(0, 10);
    const empty = Buffer.alloc(65_000, Buffer.from([0x00, 0x00, 0x00, 0xff, 0xff]));
    let sent = 0;
    answer = (_req, res) => {
      res.writeHead(200, { ...HTML, "content-encoding": "gzip" });
      res.write(start);
      const more = () => {
        while (!res.destroyed && sent < 50 * LIMITS.bytes) {
          sent += empty.length;
          if (!res.write(empty)) return res.once("drain", more);
        }
      };
      more();
    };
    expect(await fetched()).toBeNull();
    expect(sent).toBeLessThan(50 * LIMITS.bytes);
  });

  it.each([
    ["before it answers", () => undefined],
    ["in its head", (_req, res) => res.socket?.write("HTTP/1.1 200 OK\r\nX-Slow: ")],
    ["in its text", (_req, res) => res.writeHead(200, HTML).write("<title>")],
    [
      "in what it packs",
      (_req, res) =>
        res
          .writeHead(200, { ...HTML, "content-encoding": "gzip" })
          .write(gzipSync("x").subarray(0, 12)),
    ],
  ] satisfies [string, Answer][])(
    "time is not given to one that stops %s",
    async (_where, stop) => {
      answer = stop;
      expect(await fetched("/", { ...LIMITS, time: 150 })).toBeNull();
    },
  );

  it("time is not given to redirects one by one", async () => {
    answer = (req, res) => {
      setTimeout(() => res.writeHead(302, { location: `${req.url}x` }).end(), 60);
    };
    expect(await fetched("/", { ...LIMITS, time: 150, redirects: 100 })).toBeNull();
    expect(site.asked.length).toBeLessThan(20);
  });
});

describe("what is no page", () => {
  test.each([
    ["a picture", 200, { "content-type": "image/png" }],
    ["of no known kind", 200, {}],
    ["not there", 404, HTML],
    ["broken", 500, HTML],
    ["packed in a way not asked for", 200, { ...HTML, "content-encoding": "deflate" }],
    ["packed twice", 200, { ...HTML, "content-encoding": "gzip, gzip" }],
    ["not what it says it is packed as", 200, { ...HTML, "content-encoding": "gzip" }],
    ["a redirect to nowhere", 302, { location: "http://" }],
  ])("%s, is nothing", async (_what, status, headers) => {
    answer = (_req, res) => res.writeHead(status, headers as Record<string, string>).end("x");
    expect(await fetched()).toBeNull();
  });

  it("cut off in the middle, is nothing", async () => {
    answer = (_req, res) => {
      res.writeHead(200, { ...HTML, "content-length": "100" }).write("<title>");
      setTimeout(() => res.destroy(), 20);
    };
    expect(await fetched()).toBeNull();
  });

  it.each(["file:///etc/passwd", "ftp://site.example/", "gopher://site.example/", "javascript:1"])(
    "is not looked for at %s, nor when a page leads there",
    async (address) => {
      expect(await fetchPage(address)).toBeNull();
      answer = (_req, res) => res.writeHead(302, { location: address }).end();
      expect(await fetched()).toBeNull();
    },
  );
});

describe("the text", () => {
  const korean = Buffer.from([0xc1, 0xb6, 0xbc, 0xb1]); // "조선" in EUC-KR
  test.each<[string, string, Buffer, string]>([
    ["what the header says", "text/html; charset=euc-kr", korean, "조선"],
    [
      "a mark at its start before that",
      "text/html; charset=euc-kr",
      Buffer.from("\ufeff조선"),
      "조선",
    ],
    [
      "what the page says",
      "text/html",
      Buffer.concat([Buffer.from('<meta charset="euc-kr">'), korean]),
      '<meta charset="euc-kr">조선',
    ],
    [
      "what the page says in the old way",
      "text/html; charset=nonsense",
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=EUC-KR">'),
        korean,
      ]),
      '<meta http-equiv="Content-Type" content="text/html; charset=EUC-KR">조선',
    ],
    ["UTF-8 by itself", "text/html", Buffer.from("Łódź"), "Łódź"],
    ["the old web's letters", "text/html", Buffer.from([0x93, 0x61, 0x94]), "“a”"],
    ["UTF-16 by its mark", "text/html", Buffer.from("\ufeffLódź", "utf16le"), "Lódź"],
  ])("is read by %s", async (_how, type, body, text) => {
    answer = (_req, res) => res.writeHead(200, { "content-type": type }).end(body);
    expect((await fetched())?.html).toBe(text);
  });
});

describe("the open web", () => {
  const SHUT = [
    ..."127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1".split(" "),
    ..."169.254.169.254 100.64.0.1 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.1".split(" "),
    ..."203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 0.0.0.0 0.1.2.3 192.88.99.1".split(" "),
    ..."::1 :: ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1".split(
      " ",
    ),
    ..."64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001::1 2001:db8::1 3fff::1".split(" "),
    ..."fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 100::1 5f00::1 4000::1 ::8.8.8.8".split(" "),
  ];

  test.each(SHUT)("has no %s", (address) => {
    expect(isOpenAddress(address)).toBe(false);
  });

  test.each(["8.8.8.8", "193.0.6.139", "2606:4700::1111", "2a00:1450:4009::1"])(
    "has %s",
    (address) => {
      expect(isOpenAddress(address)).toBe(true);
    },
  );

  // Ways to say 127.0.0.1, ::1, 10.0.0.1 or the address that clouds keep their keys at.
  const DISGUISES = [
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "0x7f000001",
    "2130706433",
    "017700000001",
    "0177.0.0.01",
    "127.0.0.1.",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "%31%32%37.0.0.1",
    "0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::7f00:1]",
    "[0:0:0:0:0:ffff:7f00:0001]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "169.254.169.254",
    "[fd00:ec2::254]",
    "10.0.0.1",
  ];

  describe.each(DISGUISES)("is not behind %s", (host) => {
    it("by address", async () => {
      answer = (_req, res) => res.writeHead(200, HTML).end("private");
      expect(openWeb.allows(new URL(`http://${host}/`))).toBe(false);
      expect(await fetchPage(`http://${host}/`)).toBeNull();
      // The port alone is no reason: the agent refuses the address too.
      const reach = { ...openWeb, allows: () => true };
      expect(await fetchPage(`http://${host}:${site.port}/`, { reach })).toBeNull();
      expect(site.asked).toEqual([]);
    });

    it("when a page leads there", async () => {
      const { allows } = openWeb;
      const reach = reachOf(site);
      const location = encodeURI(`http://${host}/`).replaceAll("%25", "%");
      answer = (_req, res) => res.writeHead(302, { location }).end();
      const mixed = {
        ...reach,
        allows: (url: URL) => reach.allows(url) || allows(url),
      };
      expect(await fetchPage(site.url("/"), { reach: mixed })).toBeNull();
      expect(site.asked).toEqual(["/"]);
    });
  });

  it.each(["localhost", "localhost.", "LOCALHOST"])("is not behind the name %s", async (name) => {
    answer = (_req, res) => res.writeHead(200, HTML).end("private");
    const reach = { ...openWeb, allows: () => true };
    expect(await fetchPage(`http://${name}:${site.port}/`, { reach })).toBeNull();
    expect(site.asked).toEqual([]);
  });

  it("is not reached by a name that leads inside, however it answers", async () => {
    answer = (_req, res) => res.writeHead(200, HTML).end("private");
    // As 127.0.0.1.nip.io answers; as one that rebinds answers the second time; as one among open ones.
    const answers = [["127.0.0.1"], ["::ffff:127.0.0.1"], ["93.184.216.34", "127.0.0.1"]];
    for (const addresses of answers) {
      const reach = {
        ...openWeb,
        allows: () => true,
        // Past our own check, so that it is the agent that has to refuse.
        lookup: ((_hostname, options, callback) => {
          const found = addresses.map((address) => ({
            address,
            family: address.includes(":") ? 6 : 4,
          }));
          if (options.all) callback(null, found);
          else callback(null, found.at(-1)!.address, found.at(-1)!.family);
        }) as typeof openWeb.lookup,
      };
      expect(await fetchPage(`http://rebind.example:${site.port}/`, { reach })).toBeNull();
    }
    expect(site.asked).toEqual([]);
  });

  it("is not asked for where it is not allowed, at first or on the way", async () => {
    answer = (req, res) => {
      if (req.url === "/on") res.writeHead(302, { location: "/shut" }).end();
      else res.writeHead(200, HTML).end("shut");
    };
    const reach = reachOf(site);
    const allows = (url: URL) => reach.allows(url) && url.pathname === "/on";
    for (const path of ["/shut", "/on"]) {
      expect(await fetchPage(site.url(path), { reach: { ...reach, allows } })).toBeNull();
    }
    expect(site.asked).toEqual(["/on"]);
  });

  it("is reached on its usual ports only, without a password", () => {
    const allowed = (address: string) => openWeb.allows(new URL(address));
    expect(allowed("https://example.org/")).toBe(true);
    expect(allowed("http://example.org:80/")).toBe(true);
    expect(allowed("http://example.org:22/")).toBe(false);
    expect(allowed("http://example.org:6379/")).toBe(false);
  });

  it("would be reached at that very port, were it not for the checks", async () => {
    // The control: the same server answers when it is allowed.
    const server = createServer((_req, res) => res.writeHead(200, HTML).end("private"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const page = await fetchPage(`http://site.example:${port}/`, { reach: reachOf({ port }) });
    expect(page?.html).toBe("private");
    server.close();
  });
});
