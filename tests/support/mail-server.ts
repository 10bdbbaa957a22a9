import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** Where in a delivery the server does something other than to accept. */
export type Stage = "connect" | "auth" | "mail" | "rcpt" | "data" | "after-data";
/** What it does there: a reply code, silence, or an end of the connection. */
export type Trouble = number | "hang" | "drop";

export type Delivered = { from: string; to: string[]; raw: string; parsed: Email };

/** What smtp-server has of a connection and tells no types of: several are greeted at once. */
type Connection = { id: string; _socket: { destroy(): void } };

/** All of it; null when the sender broke off in the middle. */
async function textOf(stream: Readable): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}

const refusal = (code: number) =>
  Object.assign(new Error(`${code < 500 ? "Later" : "Never"}, says the server`), {
    responseCode: code,
  });

/** A real SMTP server on a free port that takes mail, or makes the trouble it is told to. */
export async function aMailServer(options: SMTPServerOptions = {}) {
  const delivered: Delivered[] = [];
  /** Consulted at every stage, so a test can change its mind at any time. */
  let plan: (stage: Stage, mail: number, address?: string) => Trouble | null = () => null;
  let mail = 0;
  /** Milliseconds that it takes over each mail. */
  let pause = 0;

  type Done = (error?: Error | null) => void;
  const make = (trouble: Trouble | null, socket: { destroy(): void } | undefined, done: Done) => {
    if (trouble === "hang") return;
    if (trouble === "drop") socket?.destroy();
    else done(trouble === null ? null : refusal(trouble));
  };
  const at = (
    stage: Stage,
    socket: { destroy(): void } | undefined,
    done: Done,
    address?: string,
  ) => make(plan(stage, mail, address), socket, done);

  const sockets = new Map<string, { destroy(): void }>();
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    hideSTARTTLS: true,
    logger: false,
    closeTimeout: 50,
    onConnect: (session, done) => {
      const connections = [...server.connections] as unknown as Connection[];
      const { _socket } = connections.find(({ id }) => id === session.id)!;
      sockets.set(session.id, _socket);
      at("connect", _socket, done);
    },
    onAuth: (_auth, session, done) =>
      at("auth", sockets.get(session.id), (error) =>
        error ? done(error) : done(null, { user: "marchmont" }),
      ),
    onMailFrom: (_address, session, done) => {
      mail += 1;
      at("mail", sockets.get(session.id), done);
    },
    onRcptTo: ({ address }, session, done) => at("rcpt", sockets.get(session.id), done, address),
    onData: (stream, session, done) => {
      const socket = sockets.get(session.id);
      const trouble = plan("data", mail);
      if (trouble === "drop") {
        socket?.destroy();
        return;
      }
      void textOf(stream).then(async (raw) => {
        if (raw === null) return;
        const kept = async () => {
          const { mailFrom, rcptTo } = session.envelope;
          delivered.push({
            from: mailFrom ? mailFrom.address : "",
            to: rcptTo.map(({ address }) => address),
            raw,
            parsed: await PostalMime.parse(raw),
          });
        };
        if (trouble !== null) return make(trouble, socket, done);
        // From here on the server has it, whether it says so or not.
        await kept();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        at("after-data", socket, done);
      });
    },
    ...options,
  });
  // Broken connections are part of the game.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    plan: (to: typeof plan) => {
      plan = to;
    },
    slow: (milliseconds: number) => {
      pause = milliseconds;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets.values()) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export type MailServer = Awaited<ReturnType<typeof aMailServer>>;
