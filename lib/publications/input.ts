import { z } from "zod";
import { line, multiline, optionalUrl, partialDate, requiredId, requiredLine } from "../fields.ts";

const issue = z
  .object({
    /** "" for an issue that is new. */
    id: line(40, "Issue"),
    number: line(40, "Number"),
    datedOn: partialDate("Date"),
    url: optionalUrl("Link"),
  })
  .superRefine((value, context) => {
    if (value.number !== "" || (value.datedOn === null && value.url === null)) return;
    context.addIssue({ code: "custom", path: ["number"], message: "Enter the issue's number." });
  });

/** Issues left without a word are not issues: forms without scripts show spare ones. */
const issues = z
  .array(issue)
  .max(500, "A publication can have at most 500 issues here.")
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ number }, index) => {
      if (number !== "" && seen.has(number)) {
        context.addIssue({
          code: "custom",
          path: [index, "number"],
          message: `There is another issue numbered ${number}.`,
        });
      }
      seen.add(number);
    });
  })
  .transform((list) => list.filter(({ number }) => number !== ""))
  .optional()
  .transform((list) => list ?? []);

export const publicationInput = z.object({
  name: requiredLine(200, "Name", "Enter the publication's name."),
  groupId: requiredId("Choose the group that keeps this publication."),
  url: optionalUrl("Website"),
  /** Markdown. */
  description: multiline(20_000, "Description"),
  issues,
});

export type PublicationInput = z.output<typeof publicationInput>;

/** A publication added in place, from an article's form: its name is enough for now. */
export const newPublicationInput = publicationInput.pick({ groupId: true, name: true });
