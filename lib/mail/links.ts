import { unseal } from "#lib/secret.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { escapeMarkup } from "#lib/text/markup.ts";

const PLACE = /\{\{link:([a-z-]+)\}\}/g;

type Bodies = { text: string; html: string };

/** The links that rest in an outbox row; none once they were erased. */
export function unsealLinks(sealed: string | null): Record<string, string> {
  return sealed ? fromJson<Record<string, string>>(unseal(sealed)) : {};
}

/** Puts links in their places; a place whose link is not known stays as it is. */
export function fillLinks(bodies: Bodies, links: Record<string, string>): Bodies {
  return {
    text: bodies.text.replace(PLACE, (place, name: string) => links[name] ?? place),
    html: bodies.html.replace(PLACE, (place, name: string) => {
      const link = links[name];
      return link === undefined ? place : escapeMarkup(link);
    }),
  };
}

/** Says in words where a secret link stands or stood. */
export function hideLinks(text: string): string {
  return text.replace(PLACE, "[a personal link, not shown here]");
}
