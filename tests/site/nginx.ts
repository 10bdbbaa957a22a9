import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** An nginx with https before a site on this computer. */
export type Nginx = {
  /** The requests that it was asked, each as "POST /path 200". */
  requests(): string[];
  stop(): Promise<void>;
};

const settings = (folder: string, port: number, to: number) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  log_format asked '$request_method $request_uri $status';
  access_log ${folder}/access.log asked;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    server_name localhost;
    ssl_certificate ${folder}/certificate.pem;
    ssl_certificate_key ${folder}/key.pem;
    client_max_body_size 10m;
    location / {
      proxy_pass http://127.0.0.1:${to};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
  }
}
`;

/** The program, or null. */
export const findNginx = () =>
  ["/usr/sbin", "/usr/local/sbin", ...(process.env.PATH ?? "").split(delimiter)]
    .map((folder) => join(folder, "nginx"))
    .find((path) => existsSync(path)) ?? null;

/** Starts nginx with a certificate of its own making; `folder` keeps what it writes. */
export async function startNginx(
  program: string,
  folder: string,
  { port, to }: { port: number; to: number },
): Promise<Nginx> {
  const certificate = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost";
  execFileSync(
    "openssl",
    [
      ...certificate.split(" "),
      "-keyout",
      join(folder, "key.pem"),
      "-out",
      join(folder, "certificate.pem"),
    ],
    { stdio: "ignore" },
  );
  const file = join(folder, "nginx.conf");
  writeFileSync(file, settings(folder, port, to));
  const nginx = spawn(program, ["-c", file, "-e", join(folder, "error.log")], { stdio: "ignore" });
  const ended = new Promise((resolve) => nginx.once("exit", resolve));
  const deadline = performance.now() + 20_000;
  while (!existsSync(join(folder, "nginx.pid"))) {
    if (nginx.exitCode !== null || performance.now() > deadline) {
      throw new Error(`nginx did not start:\n${readFileSync(join(folder, "error.log"), "utf8")}`);
    }
    await sleep(50);
  }
  return {
    requests: () => readFileSync(join(folder, "access.log"), "utf8").split("\n").filter(Boolean),
    async stop() {
      nginx.kill("SIGTERM");
      await ended;
    },
  };
}
