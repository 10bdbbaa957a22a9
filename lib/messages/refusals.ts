import { refusals } from "#lib/result.ts";
import { counted } from "#lib/text/plural.ts";

/** Why a message does not go out. */
export const words = {
  draft: () => "This meeting was never put on, so it has no page to write about. Put it on first.",
  nobody: () => "None of those chosen has an e-mail address, so nobody was written to.",
  changed: ({ people }: { people: number }) =>
    `Meanwhile the list has changed: this now goes to ${counted(people, { one: "person", other: "people" })}. Nothing was sent yet; press again if that is right.`,
};

export const { refuse, insists, insistOn } = refusals("message", words);
