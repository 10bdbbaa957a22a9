import type { ReactNode } from "react";
import { setStatus } from "#app/_front/response.ts";
import { NotFoundOnDesk, PartNotFound } from "#app/_ui/desk/not-found.tsx";
import { NotFound } from "#lib/result.ts";

/**
 * A page of the desk that answers 404, with words, for what is not there or
 * not for this actor. Next's own `notFound()` sends a document that stays
 * blank without scripts.
 */
export function deskPage<Props>(
  page: (props: Props) => Promise<ReactNode>,
): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await page(props);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      setStatus(404);
      return <NotFoundOnDesk />;
    }
  };
}

type OfWhole = { params: Promise<{ id: string }> };

/**
 * The same for a page that is a part of what `loadWhole` finds: where that is
 * there, the layout around the page has named it already.
 */
export function deskPart<Props extends OfWhole>(
  loadWhole: (id: string) => Promise<unknown>,
  page: (props: Props) => Promise<ReactNode>,
): (props: Props) => Promise<ReactNode> {
  return deskPage(async (props) => {
    await loadWhole((await props.params).id);
    try {
      return await page(props);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      setStatus(404);
      return <PartNotFound />;
    }
  });
}

/** What stands around pages of the desk; where there is nothing to stand around, the page below says so alone. */
export function deskLayout<Props extends { children: ReactNode }>(
  layout: (props: Props) => Promise<ReactNode>,
): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await layout(props);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return props.children;
    }
  };
}
