/** Who may do everything on a site that is started with these settings. */
export const OWNER = {
  OWNER_EMAIL: "desk-owner@example.org",
  OWNER_PASSWORD: "a desk by the door",
};
