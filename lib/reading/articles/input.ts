import { z } from "zod";
import {
  insisted,
  line,
  multiline,
  optionalId,
  optionalInt,
  optionalUrl,
  partialDate,
  requiredId,
  requiredLine,
  TITLE_MAX,
} from "#lib/forms/fields.ts";
import { isLanguage } from "#lib/text/languages.ts";
import { issueNumber } from "../publications/input.ts";

const article = z.object({
  title: requiredLine(TITLE_MAX, "Title", "Enter the article’s title."),
  groupId: requiredId("Choose the group that keeps this article."),
  author: line(300, "Author"),
  publicationId: optionalId(),
  /** The number of an issue of that publication; one that is new is added to it. */
  issue: issueNumber("Issue"),
  publishedOn: partialDate("Date"),
  url: optionalUrl("Link"),
  archiveUrl: optionalUrl("Archived copy"),
  /** Plain text. */
  excerpt: multiline(2000, "Excerpt"),
  language: line(35, "Language").refine(
    (value) => value === "" || isLanguage(value),
    "Choose a language from the list.",
  ),
  readingMinutes: optionalInt("Minutes to read", { min: 1, max: 6000 }),
  /** "duplicate", to keep it though it seems to be here already. */
  insist: insisted(),
});

/** The address of an article, as its form takes it. */
export const articleUrlInput = article.shape.url;

export const articleInput = article.superRefine((value, context) => {
  if (value.issue === "" || value.publicationId !== null) return;
  context.addIssue({
    code: "custom",
    path: ["publicationId"],
    message: `Choose the publication that issue ${value.issue} is of.`,
  });
});

export type ArticleInput = z.output<typeof articleInput>;

/** An article added in place, from another form: its title is enough for now. */
export const newArticleInput = article.pick({ groupId: true, title: true });
