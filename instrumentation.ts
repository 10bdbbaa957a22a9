import type { Instrumentation } from "next";
import { setFailure } from "#app/_front/response.ts";
import { isUnreadableAction } from "#app/_server/unreadable.ts";
import { errorCode, isUnavailable } from "#db/errors.ts";

/** Next calls this for every error that a page, an action or a route handler did not expect. */
export const onRequestError: Instrumentation.onRequestError = (error, _request, context) => {
  if (isUnavailable(error)) setFailure({ why: "unavailable", code: errorCode(error) });
  else if (isUnreadableAction(error, context.routeType)) setFailure({ why: "unreadable" });
};
