import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A message as it was delivered. */
export type Delivered = Email & {
  /** The addresses it was delivered to (the envelope, not the header). */
  recipients: string[];
  /** The octets that came over the wire. */
  source: string;
  /** The first link in its text that contains `part`. */
  link(part: string): string;
};

type Stage = "connect" | "mail" | "rcpt" | "data" | "accepted";
/** How the mail server misbehaves, and when. "accepted": the message was taken, but the answer never comes. */
export type Trouble = { at: Stage; how: "refuse" | "hang" | "drop"; code?: number };

/** A real SMTP server on a free port that keeps what it is given. */
export class Mailbox {
  readonly messages: Delivered[] = [];
  trouble: Trouble | null = null;
  /** How long it takes over each message, in milliseconds. */
  pace = 0;
  #server: SMTPServer;
  #sockets = new Set<{ destroy(): void }>();

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      disableReverseLookup: true,
      closeTimeout: 100,
      onConnect: (_session, done) => this.#at("connect", done),
      onMailFrom: (_address, _session, done) => this.#at("mail", done),
      onRcptTo: (_address, _session, done) => this.#at("rcpt", done),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          this.#at("data", (error) => {
            if (error) {
              done(error);
              return;
            }
            const recipients = session.envelope.rcptTo.map(({ address }) => address);
            sleep(this.pace)
              .then(() => this.#keep(Buffer.concat(chunks), recipients))
              .then(() => this.#at("accepted", done))
              .catch(done);
          });
        });
      },
    });
    this.#server.server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await new Promise<void>((resolve) => mailbox.#server.listen(0, "127.0.0.1", resolve));
    return mailbox;
  }

  /** The value for SMTP_URL. */
  get url(): string {
    const address = this.#server.server.address();
    if (!address || typeof address === "string") throw new Error("the mailbox is closed");
    return `smtp://127.0.0.1:${address.port}`;
  }

  #at(stage: Stage, done: (error?: Error | null) => void): void {
    if (this.trouble?.at !== stage) {
      done();
      return;
    }
    const { how, code = 451 } = this.trouble;
    if (how === "drop") this.#hangUp();
    if (how === "refuse") {
      done(Object.assign(new Error("refused by the test"), { responseCode: code }));
    }
  }

  #hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #keep(bytes: Buffer, recipients: string[]): Promise<void> {
    const email = await PostalMime.parse(bytes);
    const link = (part: string) => {
      const links = (email.text ?? "").match(/https?:\/\/[^\s<>]+/g) ?? [];
      const found = links.find((candidate) => candidate.includes(part));
      if (!found) throw new Error(`no link with "${part}" in:\n${email.text}`);
      return found;
    };
    this.messages.push({ ...email, recipients, source: bytes.toString("latin1"), link });
  }

  /** The messages that were delivered to this address, oldest first. */
  to(address: string): Delivered[] {
    return this.messages.filter(({ recipients }) => recipients.includes(address));
  }

  /** Waits for a message to this address; `subject` narrows it down, `after` skips those already read. */
  async waitFor(
    address: string,
    {
      subject,
      after = 0,
      seconds = 20,
    }: { subject?: RegExp; after?: number; seconds?: number } = {},
  ): Promise<Delivered> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = this.to(address)
        .slice(after)
        .find((message) => !subject || subject.test(message.subject ?? ""));
      if (found) return found;
      if (Date.now() > deadline) {
        const had = this.messages.map((m) => `${m.recipients}: ${m.subject}`).join("\n");
        throw new Error(
          `no mail to ${address} ${subject ?? ""} in ${seconds} s; there was:\n${had}`,
        );
      }
      await sleep(50);
    }
  }

  clear(): void {
    this.messages.length = 0;
  }

  async close(): Promise<void> {
    this.#hangUp();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
