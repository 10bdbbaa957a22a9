import type { Handler } from "../exchange.ts";
import { isForNext } from "../refusal.ts";
import { finishWhole, isPage, withoutEmptyActions } from "../whole.ts";

/** Pages that run Next's scripts keep all that Next made, but for what is no HTML. They wait for nothing, so none comes later for being whole. */
export const deskPage: Handler = (exchange) => {
  const { kind, path, req } = exchange;
  // Lists and data for scripts are none.
  if (kind.scripts !== "nonce" || isForNext(req.headers) || /\.[a-z]+$/.test(path)) return;
  finishWhole(exchange, () =>
    isPage(exchange)
      ? (body) => ({ body: withoutEmptyActions(body.toString()), forAll: false })
      : null,
  );
};
