import { withoutContent } from "#lib/syndication/http.ts";
import type { Handler } from "../exchange.ts";

/** Says which methods an address has, and refuses the others. */
export const methods: Handler = ({ res, method, kind }) => {
  const allow = kind.methods.join(", ");
  if (method === "OPTIONS") {
    res.writeHead(204, kind.open ? withoutContent(method).headers : { allow }).end();
    return "done";
  }
  if (kind.methods.includes(method)) return;
  return {
    status: 405,
    title: "This cannot be done here",
    advice: `The method ${method} is not for this address.`,
    headers: { allow },
  };
};
