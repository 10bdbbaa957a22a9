import { refusals } from "#lib/result.ts";

/** Why an article cannot be saved or read from its page. */
export const words = {
  duplicate: () =>
    "This article seems to be here already. Have a look, then use that one or add yours anyway.",
  "no-publication": () => "This publication is not there any more. Choose another.",
  "no-issue": (it: { publication: string; number: string; group: string }) =>
    `${it.publication} has no issue ${it.number} here, and ${it.group} keeps it. Leave the issue empty, or ask them to add it.`,
  "no-address": () =>
    "Link: enter the article’s web address first, such as https://example.org/article.",
  unreadable: () => "This page could not be read. Check the address, or fill in the form by hand.",
};

export const { refuse, insists, insistOn } = refusals("article", words);
