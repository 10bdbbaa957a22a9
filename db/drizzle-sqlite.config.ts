import { defineConfig } from "drizzle-kit";

process.env.DATABASE_URL = "file:unused";

export default defineConfig({
  dialect: "sqlite",
  schema: "./db/tables.ts",
  out: "./drizzle/sqlite",
});
