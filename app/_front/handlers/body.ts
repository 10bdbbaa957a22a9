import { readBody, withBody } from "../bodies.ts";
import type { Handler } from "../exchange.ts";
import { formFault } from "../forms.ts";
import type { Refusal } from "../refusal.ts";

const MB = 1024 * 1024;

/** Reads what an unsafe request carries, and refuses what is too large or no whole form. */
export const body: Handler = async (exchange) => {
  const { req, res, unsafe, kind } = exchange;
  if (!unsafe) return;
  const isForm = req.headers["content-type"]?.startsWith("multipart/form-data");
  const mb = isForm ? kind.formMb : 1;
  if (Number(req.headers["content-length"] ?? 0) > mb * MB) return large(mb);
  if (req.headers.expect) res.writeContinue();
  const read = await readBody(req, mb * MB);
  if (read === null) return large(mb);
  exchange.req = withBody(req, read);
  return kind.takes === "forms" ? formFault(req.headers, read) : undefined;
};

const large = (mb: number): Refusal => ({
  status: 413,
  title: "This is too large",
  advice: `At most ${mb} MB can be sent at once. Please go back and send less.`,
});
