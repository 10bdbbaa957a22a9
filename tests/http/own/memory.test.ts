import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "../support/test.ts";

/*
 * Strangers' forms do not fill the memory: many large ones at once, none of
 * which ends. MEMORY_MB makes each larger; the note of the product has it at 8.
 */

const POSTS = 200;
const MB = 1024 * 1024;
const size = Number(process.env.MEMORY_MB || 2) * MB;

/** What a process holds in memory, in MB. */
const residentMb = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** Sends all of a large form but its last byte, as far as the site lets it. */
function sendUnfinished(port: number, head: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, "localhost", () => {
      socket.write(head);
      socket.write(Buffer.alloc(size - 1, "x"), () => resolve(socket));
    });
    socket.on("error", () => resolve(socket)).on("close", () => resolve(socket));
    socket.resume();
  });
}

test.runIf(process.platform === "linux")(
  "two hundred large forms of strangers",
  async ({ own }) => {
    const { site, owner } = own;
    const { host, origin } = new URL(site.url);
    const head = [
      "POST /dashboard/meetings/new HTTP/1.1",
      `Host: ${host}`,
      `Origin: ${origin}`,
      "Content-Type: multipart/form-data; boundary=x",
      `Content-Length: ${size}`,
      "\r\n",
    ].join("\r\n");
    await owner.open("/dashboard");
    const before = residentMb(site.pid());
    const sockets = Promise.all(
      Array.from({ length: POSTS }, () => sendUnfinished(site.port, head)),
    );
    let most = before;
    for (let n = 0; n < 30; n++) {
      await sleep(100);
      most = Math.max(most, residentMb(site.pid()));
    }
    // Meanwhile everybody is served.
    expect((await owner.open("/dashboard")).status).toBe(200);
    console.log(`${POSTS} × ${size / MB} MB: ${before.toFixed(0)} → ${most.toFixed(0)} MB`);
    for (const socket of await sockets) socket.destroy();
    expect(most - before).toBeLessThan(100);
  },
);
