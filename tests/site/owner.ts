/** Who may do everything on a site that is started with these settings. */
export const OWNER = {
  OWNER_EMAIL: "desk-owner@example.org",
  OWNER_PASSWORD: "a desk by the door",
};

/** Known to tests that make a link by themselves, as it was long ago. */
export const AUTH_SECRET = "forty letters that nobody else can guess";
