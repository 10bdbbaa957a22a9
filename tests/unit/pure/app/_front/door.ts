import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { FrontSettings } from "#app/_front/exchange.ts";
import { createFront } from "#app/_front/front.ts";
import { listen } from "#app/_front/listen.ts";
import { parseProxies } from "#app/_front/peers.ts";
import { publishScript } from "#app/_front/scripts.ts";
import type { SiteResponse } from "#app/_front/site-response.ts";

export type Seen = {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
};

/** What stands for the script of public pages. */
export const PAGE_SCRIPT = "own()";
publishScript("page", PAGE_SCRIPT);

/** What somebody sends who is signed in. */
export const KNOWN = { cookie: "session=theirs" };

/** The action of a form, as its page names it. */
export const ACTION = `$ACTION_ID_${"0".repeat(42)}`;

/** The front on a free port until the test is over, with a stand-in for Next that tells what it was given. */
export async function openDoor(
  settings: { site?: string; proxies?: string[]; dev?: boolean } = {},
  next?: (req: IncomingMessage, res: SiteResponse) => Promise<void> | void,
) {
  const seen: Seen[] = [];
  const door = await listen(0);
  onTestFinished(() => door.close());
  const address = door.server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  const { port } = address;
  const given: FrontSettings = {
    site: new URL(settings.site ?? `http://localhost:${port}`),
    proxies: parseProxies(settings.proxies ?? []),
    dev: settings.dev ?? false,
    isKnown: async (cookie) => cookie === KNOWN.cookie,
  };
  door.open(
    createFront(given, async (req, res) => {
      let body = "";
      for await (const chunk of req) body += chunk;
      seen.push({ method: req.method ?? "", url: req.url ?? "", headers: req.headers, body });
      if (next) await next(req, res);
      else res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("the page");
    }),
  );
  const url = `http://localhost:${port}`;
  return {
    url,
    port,
    seen,
    close: () => door.close(),
    /** A form as Next's pages send it. */
    form(fields: Record<string, string | Blob> = {}): FormData {
      const data = new FormData();
      data.set(ACTION, "");
      for (const [name, value] of Object.entries(fields)) data.set(name, value);
      return data;
    },
    /** Sends bytes as they are and gives what came back until the other side closed. */
    raw(text: string, milliseconds = 3_000): Promise<string> {
      return new Promise((resolve) => {
        let answer = "";
        const socket = connect(port, "localhost", () => socket.write(text, "latin1"));
        const late = setTimeout(() => socket.destroy(), milliseconds);
        socket.on("data", (chunk) => {
          answer += chunk;
        });
        socket.on("error", () => {});
        socket.on("close", () => {
          clearTimeout(late);
          resolve(answer);
        });
      });
    },
  };
}
