import {
  type FeedContent,
  type FeedRequest,
  type FeedResponse,
  type FoundFeed,
  feedResponseTo,
  movedFeed,
  noSuchFeed,
  withoutContent,
} from "#lib/syndication/http.ts";

function requestOf(request: Request): FeedRequest {
  const { headers, method } = request;
  return {
    method,
    ifNoneMatch: headers.get("if-none-match"),
    ifModifiedSince: headers.get("if-modified-since"),
    acceptEncoding: headers.get("accept-encoding"),
  };
}

function response({ status, headers, body }: FeedResponse): Response {
  return new Response(body, { status, headers });
}

/** The response to a request for a feed that exists. */
export function feedResponse(request: Request, content: FeedContent): Response {
  return response(feedResponseTo(content, requestOf(request)));
}

/** The response to a request for a feed that may have moved, or not be there. */
export function foundResponse(request: Request, found: FoundFeed): Response {
  if (found === null) return response(noSuchFeed());
  if ("movedTo" in found) return response(movedFeed(found.movedTo));
  return feedResponse(request, found.content);
}

/** The response to a method that needs no content: OPTIONS, or one that a feed does not know. */
export function bareResponse(request: Request): Response {
  return response(withoutContent(request.method));
}
