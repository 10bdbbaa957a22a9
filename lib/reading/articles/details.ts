import { type Actor, hasRoleSomewhere } from "#lib/access/actor.ts";
import { Forbidden, type Result } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import { fetchPage } from "#lib/web/fetch-page.ts";
import { type PageMetadata, readMetadata } from "#lib/web/metadata.ts";
import { findPublicationLike } from "../publications/queries.ts";
import { articleUrlInput } from "./input.ts";
import { refuse } from "./refusals.ts";

/** The fields of an article's form that a page can fill. */
const FILLED = [
  "title",
  "author",
  "publicationId",
  "issue",
  "publishedOn",
  "excerpt",
  "language",
] as const;
export type DetailField = (typeof FILLED)[number] | "url";

export type Details = {
  /** What the form holds now, by field. */
  values: Record<DetailField, string>;
  /** The fields that were empty and are not now. */
  filled: DetailField[];
  /** Where something else was typed: it stays, and this is what the page says. */
  kept: { field: DetailField; says: string }[];
  /** The page's own address, where another was typed. */
  movedTo: string | null;
  /** The name of a publication that is not here. */
  unknownPublication: string | null;
};

type Typed = Partial<Record<DetailField, unknown>>;

const cannot = () => refuse("unreadable", { at: "url" });

/**
 * Looks at the page whose address was typed into an article's form and fills
 * in what it says of itself. What was typed stays as it is. Refuses beside the
 * address, always in the same words, whatever stands in the way. Forbidden for
 * all but organizers: nothing is fetched for anybody else.
 */
export async function fetchDetails(
  actor: Actor,
  typed: Typed,
  fetch: typeof fetchPage = fetchPage,
): Promise<Result<Details>> {
  if (!hasRoleSomewhere(actor, "organizer")) throw new Forbidden();
  const address = articleUrlInput.safeParse(typed.url);
  if (!address.success || address.data === null) {
    return refuse("no-address", { at: "url" });
  }
  const page = await fetch(address.data);
  if (!page) return cannot();
  const says = readMetadata(page);
  if (says.title === "") return cannot();
  const publication = await findPublicationLike(actor, { name: says.publication, url: says.url });
  return {
    ok: true,
    value: filledIn(typed, address.data, says, publication),
  };
}

function filledIn(
  typed: Typed,
  address: string,
  says: PageMetadata,
  publication: { id: string; name: string } | null,
): Details {
  const text = (field: DetailField) => (typeof typed[field] === "string" ? typed[field] : "");
  const { url: _, publication: __, issue, ...facts } = says;
  const itsPublication = ["", publication?.id].includes(text("publicationId"));
  const found: Record<(typeof FILLED)[number], string> = {
    ...facts,
    publicationId: publication?.id ?? "",
    // The number of an issue says nothing of another publication's.
    issue: publication && itsPublication ? issue : "",
  };
  const details: Details = {
    values: { ...found, url: says.url },
    filled: [],
    kept: [],
    movedTo: says.url === address ? null : says.url,
    unknownPublication: publication || says.publication === "" ? null : says.publication,
  };
  for (const field of FILLED) {
    const was = text(field);
    details.values[field] = was.trim() === "" ? found[field] : was;
    if (found[field] === "") continue;
    if (was.trim() === "") details.filled.push(field);
    else if (fold(was) !== fold(found[field])) {
      const name = field === "publicationId" ? (publication?.name ?? "") : found[field];
      details.kept.push({ field, says: name });
    }
  }
  return details;
}
