import type { NextConfig } from "next";

// better-sqlite3 13 needs Node-API 10 and would crash without a word below it.
if (Number(process.versions.napi) < 10) {
  throw new Error(
    `Marchmont needs Node 22.17 or newer; this is ${process.version}. ` +
      "On Linux x64, `npm install` brings the right one: use `npm start`.",
  );
}

const config: NextConfig = {
  poweredByHeader: false,
  // Pictures are made in their sizes when they come in; Next keeps no copies of what may be withdrawn.
  images: { unoptimized: true },
  typedRoutes: false,
  // `npm test` checks the types; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Telephones ask for it by this name.
  rewrites: async () => [{ source: "/apple-touch-icon.png", destination: "/apple-icon.png" }],
  serverExternalPackages: [
    "better-sqlite3",
    "pg",
    "@node-rs/argon2",
    "sharp",
    "nodemailer",
    "@simplewebauthn/server",
    // Its plugins register with one copy of the core.
    "@citation-js/core",
    "@citation-js/plugin-bibtex",
    "@citation-js/plugin-ris",
  ],
  experimental: {
    // What may be sent is looked at before (app/_front); a form written anew may be a little longer.
    serverActions: { bodySizeLimit: "9mb" },
    // Writing the cache takes a third of a first build, and 100 MB.
    turbopackFileSystemCacheForBuild: false,
  },
};

export default config;
