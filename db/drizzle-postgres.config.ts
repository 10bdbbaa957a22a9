import { defineConfig } from "drizzle-kit";

process.env.DATABASE_URL = "postgres://unused";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/tables.ts",
  out: "./drizzle/postgres",
});
