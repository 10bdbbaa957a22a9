import { z } from "zod";
import { Explained } from "#db/errors.ts";

export { Explained } from "#db/errors.ts";

const flag = (fallback: "on" | "off") => z.enum(["on", "off"]).default(fallback);

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );

const siteUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === "/" && !url.search && !url.hash && !url.username, {
    message: "must be an origin such as https://meetings.example.org, without a path",
  })
  .transform((url) => url.origin);

const schema = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    SITE_URL: siteUrl.optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(file:|postgres(ql)?:\/\/)/, "must begin with file: or postgres://")
      .default("file:data/marchmont.sqlite"),
    DATA_DIR: z.string().default("data"),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
      .optional(),
    MAIL_FROM: z.string().max(320).optional(),
    AUTH_SECRET: z.string().min(32, "must be 32 characters or more").optional(),
    AUTH_SECRET_REPLACES: z.string().max(100).optional(),
    OWNER_EMAIL: z.email().optional(),
    OWNER_PASSWORD: z.string().min(10, "must be 10 characters or more").max(200).optional(),
    TRUSTED_PROXIES: list,
    SEED: z.enum(["demo", "none"]).default("demo"),
    RATE_LIMIT: flag("on"),
    PICTURES_AN_HOUR: z.coerce.number().int().min(1).default(60),
    PICTURES_MB: z.coerce.number().int().min(1).default(500),
  })
  .refine((e) => !e.OWNER_PASSWORD || e.OWNER_EMAIL, {
    path: ["OWNER_EMAIL"],
    message: "is needed with OWNER_PASSWORD",
  });

/** The settings, all optional; README.md explains each. */
export type Env = {
  port: number;
  /** The site's origin without a trailing slash: the only source of links. */
  siteUrl: string;
  databaseUrl: string;
  /** The folder for the SQLite file, the secret and uploads. */
  dataDir: string;
  smtpUrl: string | null;
  mailFrom: string;
  authSecret: string | null;
  /** By what the database knows the secret that the present one replaces (lib/site/secret.ts). */
  authSecretReplaces: string | null;
  ownerEmail: string | null;
  ownerPassword: string | null;
  trustedProxies: string[];
  seed: "demo" | "none";
  rateLimit: boolean;
  /** Pictures that a group may send in an hour, and megabytes that all of its pictures may take. */
  picturesAnHour: number;
  picturesMb: number;
};

/**
 * Parses settings from a dictionary of environment variables. An empty
 * variable counts as absent. Throws an error that names each wrong variable.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => `  ${i.path.join(".")}: ${i.message}`);
    throw new Explained(`These settings cannot be used:\n${lines.join("\n")}`);
  }
  const e = parsed.data;
  const site = e.SITE_URL ?? `http://localhost:${e.PORT}`;
  return {
    port: e.PORT,
    siteUrl: site,
    databaseUrl: e.DATABASE_URL,
    dataDir: e.DATA_DIR,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? `Marchmont <meetings@${new URL(site).hostname}>`,
    authSecret: e.AUTH_SECRET ?? null,
    authSecretReplaces: e.AUTH_SECRET_REPLACES ?? null,
    ownerEmail: e.OWNER_EMAIL ?? null,
    ownerPassword: e.OWNER_PASSWORD ?? null,
    trustedProxies: e.TRUSTED_PROXIES,
    seed: e.SEED,
    rateLimit: e.RATE_LIMIT === "on",
    picturesAnHour: e.PICTURES_AN_HOUR,
    picturesMb: e.PICTURES_MB,
  };
}

let current: Env | undefined;

/** The settings of this process, parsed once. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}
