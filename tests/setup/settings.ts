/** The settings of every unit test, but for the database. */
export function useSettings(database: { folder: string; url: string }): void {
  process.env.DATA_DIR = database.folder;
  process.env.DATABASE_URL = database.url;
  process.env.AUTH_SECRET = "a secret for tests that is long enough to be one";
  process.env.SITE_URL = "https://meetings.example.org";
}
