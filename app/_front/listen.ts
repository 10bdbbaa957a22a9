import { createServer, type IncomingMessage, type Server } from "node:http";
import { SiteResponse } from "./site-response.ts";

export type Listener = (req: IncomingMessage, res: SiteResponse) => void;

const GRACE_MS = 10_000;
/** Longer than the largest form may take by handlers/body.ts, which says so in a sentence. */
const REQUEST_MS = 180_000;
/** Longer than what stands before the site keeps a connection (nginx a minute, Caddy two): one that closes first loses what is sent meanwhile. */
const KEPT_MS = 150_000;

/** The site's door. */
export type Door = {
  server: Server<typeof IncomingMessage, typeof SiteResponse>;
  /** From now on requests are answered; those that came before have waited. */
  open(listener: Listener): void;
  /** Takes no more requests and resolves when the last one is answered, after 10 s at most. */
  close(): Promise<void>;
};

/** Listens on all addresses of this computer; rejects when the port is taken. */
export async function listen(port: number): Promise<Door> {
  const opened = Promise.withResolvers<Listener>();
  let listener: Listener = async (req, res) => (await opened.promise)(req, res);
  let closing = false;

  const server = createServer({
    ServerResponse: SiteResponse,
    maxHeaderSize: 32 * 1024,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEPT_MS,
  });
  const respond: Listener = (req, res) => {
    if (closing) res.setHeader("connection", "close");
    listener(req, res);
  };
  // The size of a body is looked at before "continue" is said.
  server.on("request", respond).on("checkContinue", respond);
  server.on("connect", (_req, socket) => {
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, resolve);
  });

  return {
    server,
    open(given) {
      listener = given;
      opened.resolve(given);
    },
    async close() {
      closing = true;
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
