import type { Handler } from "../exchange.ts";
import { sendKept } from "../kept-file.ts";
import { scriptNamed } from "../scripts.ts";

/** Where each script of app/_browser is had; the page's own stands in the page. */
const ADDRESSES = new Map([
  ["/rsvp-form/proof.js", "proof"],
  ["/rsvp-form/questions.js", "questions"],
  ["/search/typing.js", "typing"],
]);

/** Hands out the scripts of public forms. */
export const scripts: Handler = (exchange) => {
  const name = ADDRESSES.get(exchange.path);
  if (!name || exchange.unsafe) return;
  sendKept(exchange, { ...scriptNamed(name), type: "text/javascript; charset=utf-8" });
  return "done";
};
