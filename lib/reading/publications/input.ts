import { z } from "zod";
import { line, multiline, optionalUrl, partialDate } from "#lib/forms/fields.ts";
import { nameAndGroup } from "#lib/kept/input.ts";
import { issueKey } from "#lib/text/issue-address.ts";

/** An issue's number, which may be words; "" when left empty. It needs a letter or digit for its page's address. */
export function issueNumber(label: string) {
  return line(40, label).refine((number) => number === "" || issueKey(number) !== "", {
    message: `${label}: use a digit or a letter, such as 20 or Spring 2007.`,
  });
}

const issue = z
  .object({
    /** "" for an issue that is new. */
    id: line(40, "Issue"),
    number: issueNumber("Number"),
    datedOn: partialDate("Date"),
    url: optionalUrl("Link"),
  })
  .superRefine((value, context) => {
    if (value.number !== "" || (value.datedOn === null && value.url === null)) return;
    context.addIssue({ code: "custom", path: ["number"], message: "Enter the issue’s number." });
  });

/** Issues left without a word are not issues: forms without scripts show spare ones. */
const issues = z
  .array(issue)
  .max(500, "A publication can have at most 500 issues here.")
  .superRefine((list, context) => {
    const seen = new Map<string, string>();
    list.forEach(({ number }, index) => {
      const key = issueKey(number);
      const other = seen.get(key);
      if (number !== "" && other !== undefined) {
        context.addIssue({
          code: "custom",
          path: [index, "number"],
          message: `There is another issue numbered ${other}.`,
        });
      }
      seen.set(key, number);
    });
  })
  .transform((list) => list.filter(({ number }) => number !== ""))
  .optional()
  .transform((list) => list ?? []);

export const publicationInput = z.object({
  ...nameAndGroup("publication"),
  url: optionalUrl("Website"),
  /** Markdown. */
  description: multiline(20_000, "Description"),
  issues,
});

export type PublicationInput = z.output<typeof publicationInput>;

/** A publication added in place, from an article's form: its name is enough for now. */
export const newPublicationInput = publicationInput.pick({ groupId: true, name: true });
