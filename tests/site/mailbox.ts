import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

type Kept = Email & {
  /** The addresses it was delivered to (the envelope, not the header). */
  recipients: string[];
  /** The octets that came over the wire. */
  source: string;
};

/** A message as it was delivered. */
export type Delivered = Kept & {
  /** The first link in its text that contains `part`. */
  link(part: string): string;
};

/** What a mailbox was given, read from its folder: by any process. */
export class Deliveries {
  readonly folder: string;
  #read = new Map<string, Delivered>();

  constructor(folder: string) {
    this.folder = folder;
  }

  #message(file: string): Delivered {
    const known = this.#read.get(file);
    if (known) return known;
    const kept: Kept = JSON.parse(readFileSync(join(this.folder, file), "utf8"));
    const link = (part: string) => {
      const links = (kept.text ?? "").match(/https?:\/\/[^\s<>]+/g) ?? [];
      const found = links.find((candidate) => candidate.includes(part));
      if (!found) throw new Error(`no link with "${part}" in:\n${kept.text}`);
      return found;
    };
    const message = { ...kept, link };
    this.#read.set(file, message);
    return message;
  }

  /** Oldest first. */
  get messages(): Delivered[] {
    const files = readdirSync(this.folder).filter((file) => file.endsWith(".json"));
    return files.sort().map((file) => this.#message(file));
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
      seconds = 30,
    }: { subject?: RegExp; after?: number; seconds?: number } = {},
  ): Promise<Delivered> {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const found = this.to(address)
        .slice(after)
        .find((message) => !subject || subject.test(message.subject ?? ""));
      if (found) return found;
      if (performance.now() > deadline) {
        const had = this.messages.map((m) => `${m.recipients}: ${m.subject}`).join("\n");
        throw new Error(
          `no mail to ${address} ${subject ?? ""} in ${seconds} s; there was:\n${had}`,
        );
      }
      await sleep(25);
    }
  }

  clear(): void {
    for (const file of readdirSync(this.folder)) rmSync(join(this.folder, file));
    this.#read.clear();
  }
}

type Stage = "connect" | "mail" | "rcpt" | "data" | "accepted";
/** How the mail server misbehaves, and when. "accepted": the message was taken, but the answer never comes. */
export type Trouble = { at: Stage; how: "refuse" | "hang" | "drop"; code?: number };

/** A real SMTP server on a free port that keeps what it is given. */
export class Mailbox extends Deliveries {
  trouble: Trouble | null = null;
  /** How long it takes over each message, in milliseconds. */
  pace = 0;
  #server: SMTPServer;
  #sockets = new Set<{ destroy(): void }>();
  #taken = 0;

  private constructor(folder: string) {
    super(folder);
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

  /** Opens one that keeps its messages as files of this folder. */
  static async open(folder: string): Promise<Mailbox> {
    mkdirSync(folder, { recursive: true });
    const mailbox = new Mailbox(folder);
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
    const email = await PostalMime.parse(bytes, { attachmentEncoding: "base64" });
    const message: Kept = { ...email, recipients, source: bytes.toString("latin1") };
    this.#taken += 1;
    const name = String(this.#taken).padStart(6, "0");
    // Renamed when it is whole: who reads meanwhile sees all of it or nothing.
    const whole = join(this.folder, `${name}.json`);
    writeFileSync(`${whole}.part`, JSON.stringify(message));
    renameSync(`${whole}.part`, whole);
  }

  async close(): Promise<void> {
    this.#hangUp();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
