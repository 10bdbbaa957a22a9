import { Agent, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Reach } from "#lib/web/reach.ts";

export type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/** A web server of the tests' own, that counts what it was asked for. */
export async function aSite(answer: Answer) {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url ?? "");
    answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    port,
    url: (path: string) => `http://site.example:${port}${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reaches that one server, under any name of the test's choosing, and nothing else. */
export function reachOf(site: { port: number }): Reach {
  const agent = new Agent({ keepAlive: false });
  return {
    allows: (url) => url.hostname === "site.example" && url.port === String(site.port),
    agentFor: () => agent,
    lookup: (_hostname, options, callback) => {
      if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
      else callback(null, "127.0.0.1", 4);
    },
  };
}
