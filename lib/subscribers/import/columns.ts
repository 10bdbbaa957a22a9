import type { KnownLists } from "#lib/imports/guess.ts";
import * as guess from "#lib/imports/guess.ts";
import * as layouts from "#lib/imports/layout.ts";
import type { Row } from "#lib/imports/table.ts";
import { yesOrNo } from "#lib/imports/yes-no.ts";
import { fold } from "#lib/text/fold.ts";

/** What a column of a list of subscribers can hold. */
export const COLUMN_KINDS = [
  "email",
  "how",
  "agreed",
  "signed-up",
  "state",
  "left",
  "bounced",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type Layout = layouts.Layout<ColumnKind>;

const KNOWN: KnownLists<ColumnKind> = {
  // https://github.com/buren/honey_format, spec/honey_format/csv_spec.rb, has the headings of an export of 2015; those of who left and of who was cleaned are in files of their own.
  platforms: [
    {
      name: "Mailchimp",
      marks: ["email address", "member_rating", "optin_time", "confirm_time"],
      columns: [
        ["email", ["email address"]],
        ["agreed", ["confirm_time"]],
        ["signed-up", ["optin_time"]],
        ["state", ["status"]],
        ["left", ["unsub_time"]],
        ["bounced", ["clean_time"]],
      ],
    },
  ],
  forms: [["Google Forms", ["timestamp|zeitstempel|horodateur|marca temporal|sygnatura czasowa"]]],
  exact: [],
  headings: [
    ["email", /^((subscriber|member|reader|your) )?(e ?mail|mail|courriel|correo)( address)?$/],
    ["email", /e ?mail|courriel|correo/],
    [
      "how",
      /^how (did )?(they|you|he|she)? ?(have )?(agreed?|consent(ed)?|join(ed)?|sign(ed)? up)/,
    ],
    ["agreed", /^(when|on what day) (did )?(they|you|he|she) (agreed?|consent(ed)?)/],
    [
      "how",
      /^(how|consent(ed)?|permission|source|opt ?in source|sign ?up source|origin|agreed by|agreement|einwilligung|zustimmung|consentement|consentimiento|zgoda)( (text|given|and when))?\??$/,
    ],
    [
      "agreed",
      /^(when they agreed|agreed( on| at)?|consent(ed)? (date|time|on|at)|since|date of consent)$/,
    ],
    [
      "agreed",
      /^(confirmed|confirmation|confirm|subscribed|signed up|opt(ed)? ?in)[ _]?(time|date|on|at)?$/,
    ],
    ["left", /^unsub(scribed)?([ _](time|at|on|date))?$/],
    ["bounced", /bounce|^cleaned?([ _](time|at|on))?$/],
    ["state", /^(subscription |email )?(state|status)$/],
    ["agreed", /^(timestamp|zeitstempel|horodateur|marca temporal|sygnatura czasowa|date)$/],
  ],
  holds: {},
  contents: [
    { kind: "email", fits: guess.isAddress },
    // A question whether they want news, in a form of another purpose.
    {
      kind: "state",
      fits: (cell) => yesOrNo(fold(cell)) !== null,
      below:
        /\b(news\w*|subscri\w+|mailing|mails?|write to you|contact\w*|informed|updates?|agree|consent|permission|gdpr|rundbrief\w*|infolettre|boletin)\b/,
    },
  ],
  several: [],
  always: ["state", "left", "bounced"],
  // What the list that is saved from here says besides.
  own: ["groups", "news", "when", "name", "first name", "last name"],
  needs: ["email"],
};

/** What the columns of a list of subscribers most likely hold. */
export const guessLayout = (rows: readonly Row[]): Layout => guess.guessLayout(rows, KNOWN);

/** Who wrote a list of subscribers, where its headings tell; null where its columns are to be looked over. */
export const shapeOf = (rows: readonly Row[]): string | null => guess.shapeOf(rows, KNOWN);

/** The rows of a list from its headings on. */
export const belowTitle = (rows: readonly Row[]): Row[] => [...guess.belowTitle(rows, KNOWN)];

/** The layout that an address asks for; as guessed where it says nothing. */
export const readLayout = (asked: Record<string, unknown>, rows: readonly Row[]): Layout =>
  layouts.readLayout(asked, guessLayout(rows), COLUMN_KINDS);
