import { type AddressInfo, createServer, type Socket, Socket as Tcp } from "node:net";

/** Stands between the app and a server, on a port of this computer, and makes the network's trouble between them. */
export async function aRelay(to: number) {
  const pairs = new Set<[Socket, Socket]>();
  /** Nothing of theirs arrives any more, and neither side is told. */
  const forgotten = new WeakSet<[Socket, Socket]>();
  let port = to;
  let silent = false;
  let closed = false;

  const server = createServer((near) => {
    if (closed) {
      near.resetAndDestroy();
      return;
    }
    const far = new Tcp();
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    if (silent) forgotten.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, into] of [pair, [far, near] as const]) {
      from.on("data", (chunk) => {
        if (!forgotten.has(pair)) into.write(chunk);
      });
      from.on("error", end).on("close", end);
    }
    far.connect(port, "127.0.0.1");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const each = (what: (socket: Socket) => void) => {
    for (const pair of pairs) for (const socket of pair) what(socket);
  };

  return {
    port: (server.address() as AddressInfo).port,
    /** Breaks every connection, as a router that forgot them. */
    reset: () => each((socket) => socket.resetAndDestroy()),
    /** Lets nothing through any more, and tells nobody: what is open now is so for good, as after a lost firewall. */
    silence() {
      silent = true;
      for (const pair of pairs) forgotten.add(pair);
    },
    /** Whoever connects from now on is heard again. */
    speak() {
      silent = false;
    },
    /** Breaks every connection, and takes no new ones. */
    refuse() {
      closed = true;
      each((socket) => socket.resetAndDestroy());
    },
    /** From now on it leads to another server; what was open is broken. */
    leadTo(other: number) {
      port = other;
      closed = false;
      each((socket) => socket.resetAndDestroy());
    },
    async close() {
      each((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Relay = Awaited<ReturnType<typeof aRelay>>;
