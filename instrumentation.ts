import type { Instrumentation } from "next";
import { answerFailed } from "#app/_front/answer.ts";
import { isUnreadableAction } from "#app/_server/unreadable.ts";
import { isUnavailable } from "#db/errors.ts";

/** Next calls this for every error that a page, an action or a route handler did not expect. */
export const onRequestError: Instrumentation.onRequestError = (error, _request, context) => {
  if (isUnavailable(error)) answerFailed("unavailable");
  else if (isUnreadableAction(error, context.routeType)) answerFailed("unreadable");
};
