import type { Handler } from "../exchange.ts";
import { finishWhole, isPage, withoutEmptyActions } from "../whole.ts";

/** Pages that run Next's scripts keep all that Next made, but for what is no HTML. They wait for nothing, so none comes later for being whole. */
export const deskPage: Handler = (exchange) => {
  if (exchange.kind.scripts !== "nonce") return;
  finishWhole(exchange, () =>
    isPage(exchange)
      ? (body) => ({ body: withoutEmptyActions(body.toString()), forAll: false })
      : null,
  );
};
