import { fold } from "./fold.ts";

/**
 * What stands for an issue in its page's address: "20" for 20, "spring-2007"
 * for "Spring 2007", "3-4" for 3/4. Letters and digits of any script are kept,
 * so it is to be encoded; "" for a number without any. Issues of one
 * publication that come to the same are the same.
 */
export function issueKey(number: string): string {
  return fold(number)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** The path of an issue's page. */
export function issuePath(publicationSlug: string, number: string): string {
  return `/publications/${publicationSlug}/${encodeURIComponent(issueKey(number))}`;
}

/** How a former address of an issue is kept: numbers are unique in their publication only. */
export function formerIssueSlug(publicationId: string, number: string): string {
  return `${publicationId}/${issueKey(number)}`;
}
