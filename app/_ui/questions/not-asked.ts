/** Hides where scripts run; without them what it hides stands there in words. */
export const NOT_ASKED = "[@media(scripting:enabled)]:hidden";
