import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { env } from "#lib/env.ts";
import type { Failure } from "#lib/mail/server/diagnosis.ts";
import { senderSettings, serverSettings } from "#lib/mail/server/settings.ts";
import { sendServerTest } from "#lib/mail/server/test-mail.ts";
import { NotFound } from "#lib/result.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";
import {
  aMailServer,
  type MailServer,
  type Stage,
  type Trouble,
} from "#tests/support/mail-server.ts";
import { outboxNow } from "#tests/support/mails.ts";

const SHORT = { dns: 2000, connect: 700, silence: 700, whole: 5000 };

let servers: { close(): Promise<void> }[] = [];
const known = { ...env() };

afterEach(async () => {
  Object.assign(env(), known);
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function started(options: Parameters<typeof aMailServer>[0] = {}): Promise<MailServer> {
  const server = await aMailServer(options);
  servers.push(server);
  return server;
}

/** A server that speaks no SMTP. */
async function aSocket(answer: (socket: Socket) => void): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    answer(socket);
  });
  const open = new Set<Socket>();
  server.on("connection", (socket) => open.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push({
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function tested(smtpUrl: string | null) {
  Object.assign(env(), { smtpUrl });
  const result = await sendServerTest(await aSiteAdmin(), SHORT);
  if (!result.ok) throw new Error("not refused");
  return result.value;
}

async function failureWith(smtpUrl: string | null): Promise<Failure> {
  const outcome = await tested(smtpUrl);
  if (outcome.ok) throw new Error("it was sent");
  expect(outcome.wrong).toMatch(/\.$/);
  expect(outcome.advice).toMatch(/\.$/);
  return outcome.failure;
}

const host = (url: string) => url.replace("smtp://", "");

describe("the test mail", () => {
  it("goes to who asked, at once and past the outbox", async () => {
    const server = await started();
    const outcome = await tested(server.url);
    expect(outcome).toMatchObject({ ok: true, to: expect.stringMatching(/^admin/) });
    expect(server.delivered).toHaveLength(1);
    expect(server.delivered[0]?.parsed.subject).toMatch(/^Test: .* can send mail$/);
    expect(await outboxNow()).toEqual([]);
  });

  it("is for who administers the site", async () => {
    const owner = await aMember((await aGroup()).id, "owner");
    await expect(sendServerTest(owner, SHORT)).rejects.toThrow(NotFound);
  });
});

describe("what is wrong is told in plain words", () => {
  it("when nothing is set", async () => expect(await failureWith(null)).toBe("unset"));

  it("when the name is not known", async () =>
    expect(await failureWith("smtp://no-such-host.invalid:25")).toBe("dns"));

  it("when nothing listens", async () => {
    const server = await aMailServer();
    await server.close();
    expect(await failureWith(server.url)).toBe("refused");
  });

  it("when nothing answers", async () =>
    expect(await failureWith(`smtp://${await aSocket(() => undefined)}`)).toBe("timeout"));

  it("when it is no mail server", async () =>
    expect(
      await failureWith(
        `smtp://${await aSocket((s) => s.end("HTTP/1.1 400 Bad Request\r\n\r\n"))}`,
      ),
    ).toBe("not-smtp"));

  it("when it hangs up", async () =>
    expect(await failureWith(`smtp://${await aSocket((s) => s.destroy())}`)).toBe("broke-off"));

  it("when the port is not encrypted from the start", async () =>
    expect(await failureWith(`smtps://${host((await started()).url)}`)).toBe("tls"));

  it("when the certificate is not to be trusted", async () => {
    const server = await started({ secure: true, hideSTARTTLS: false });
    expect(await failureWith(`smtps://${host(server.url)}`)).toBe("certificate");
  });

  it("when encryption is wanted and not offered", async () =>
    expect(await failureWith(`${(await started()).url}?requireTLS=true`)).toBe("tls"));

  it("when a log-in is wanted", async () => {
    const server = await started({ authOptional: false });
    expect(await failureWith(server.url)).toBe("log-in-wanted");
  });

  it.each<[Stage, Trouble, Failure]>([
    ["connect", 554, "broke-off"],
    ["auth", 535, "log-in"],
    ["mail", 553, "sender"],
    ["mail", 550, "sender"],
    ["rcpt", 550, "recipient"],
    ["data", 552, "mail"],
    ["data", "hang", "timeout"],
    ["data", "drop", "broke-off"],
    ["after-data", "drop", "broke-off"],
  ])("at %s: %s is “%s”", async (stage, trouble, failure) => {
    const server = await started();
    server.plan((at) => (at === stage ? trouble : null));
    expect(await failureWith(server.url.replace("smtp://", "smtp://user:secret@"))).toBe(failure);
  });

  it("when it is taken for unwanted mail", async () => {
    const server = await started({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () =>
          done(
            Object.assign(new Error("5.7.1 Message rejected: see DMARC policy"), {
              responseCode: 550,
            }),
          ),
        );
      },
    });
    expect(await failureWith(server.url)).toBe("spam");
  });

  it("without the password, though the server repeats it", async () => {
    const server = await started({
      onAuth: (auth, _session, done) =>
        done(
          Object.assign(new Error(`${auth.password} is wrong, hunter%2F2`), { responseCode: 535 }),
        ),
    });
    const outcome = await tested(server.url.replace("smtp://", "smtp://user:hunter%2F2@"));
    expect(outcome).toMatchObject({ ok: false, failure: "log-in" });
    expect(JSON.stringify(outcome)).not.toMatch(/hunter/);
  });
});

describe("what is set", () => {
  it("is shown without the password", () => {
    const shown = serverSettings("smtp://ann%40example.org:hunter2@smtp.example.org");
    expect(shown).toEqual({
      host: "smtp.example.org",
      port: 587,
      safety: "offered",
      user: "ann@example.org",
    });
    expect(JSON.stringify(shown)).not.toContain("hunter2");
    expect(serverSettings("smtps://smtp.example.org")).toMatchObject({ port: 465, user: null });
    expect(serverSettings("smtps://u%zz@smtp.example.org:2465")).toMatchObject({ port: 2465 });
    expect(serverSettings(null)).toBeNull();
  });

  it("names the domain that receivers look at", () =>
    expect(senderSettings("Meetings <meetings@mail.example.org>")).toEqual({
      name: "Meetings",
      email: "meetings@mail.example.org",
      domain: "mail.example.org",
    }));
});
