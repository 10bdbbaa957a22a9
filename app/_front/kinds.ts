/*
 * What kinds of address there are, and what follows from it: all that stands
 * before Next asks here, and nowhere else, what an address is.
 */

export type Kind = {
  methods: readonly string[];
  /**
   * Which scripts its pages run. "ours": those of app/_browser, since anybody may
   * read them, and what Next adds is taken out. "nonce": Next's, on pages for
   * people who sign in. "any": it has no pages. "apart": it brings its own policy.
   */
  scripts: "ours" | "nonce" | "any" | "apart";
  /** Whether the address is a secret: whoever has the link may act. */
  secret: boolean;
  /** Of a secret one, whether a program that follows it may keep what it was given, to ask whether that is still so. */
  followed: boolean;
  /**
   * What may be sent there. "forms": this site's own, whole. "data": whatever a
   * route handler reads itself, from this site's pages. "anything": the same, from anywhere.
   */
  takes: "forms" | "data" | "anything";
  /** The largest form in MB; anything else has 1. */
  formMb: number;
  /** Whether pages of other sites may read it. */
  open: boolean;
};

const READ = ["GET", "HEAD", "OPTIONS"];
const SEND = [...READ, "POST"];
const EDIT = [...SEND, "PUT", "PATCH", "DELETE"];

const PAGE: Kind = {
  methods: SEND,
  scripts: "ours",
  secret: false,
  followed: false,
  takes: "forms",
  formMb: 1,
  open: false,
};

/** Every other kind, and how it differs from a public page. The first that matches counts. */
const KINDS: [addresses: RegExp, differs: Partial<Kind>][] = [
  // Calendars, feeds and citations: only read.
  [
    /^\/(feeds|groups|meetings|topics|articles|publications)(?=\/).*(\.(ics|atom|json)|\/cite\/(bib|ris|json))$/,
    { methods: READ, scripts: "any", open: true },
  ],
  // Frames in which recordings are shown: each allows the one thing it shows.
  [/^\/meetings\/[^/]+\/player\/[^/]+$/, { scripts: "apart" }],
  [/^\/api(\/|$)/, { methods: EDIT, scripts: "any", takes: "data" }],
  // Where mail providers end a subscription by one POST, from no page and without
  // an Origin (RFC 8058): the link alone is the proof, and no cookie is read.
  [/^\/unsubscribe\/[^/]+$/, { secret: true, takes: "anything" }],
  // One's own calendar, by the secret link.
  [/^\/rsvps\/[^/]+\/calendar\.ics$/, { secret: true, followed: true }],
  [/^\/(rsvps|tickets|subscribe\/(confirm|manage)|unsubscribe)(\/|$)/, { secret: true }],
  // The ways to the desk, and the desk: never cached, so each response can have a nonce.
  [/^\/(sign-in\/confirm|invitations|setup)(\/|$)/, { secret: true, scripts: "nonce" }],
  [/^\/sign-in(\/|$)/, { scripts: "nonce" }],
  // Pictures are sent from there.
  [/^\/dashboard(\/|$)/, { scripts: "nonce", formMb: 8 }],
  [/^\/(_next|images|healthz)(\/|$)/, { scripts: "any" }],
];

const kinds = KINDS.map(([addresses, differs]) => ({ addresses, kind: { ...PAGE, ...differs } }));

/** What became of a form, said by the page that it led to (lib/forms/said.ts). */
const SAID = /\?(.*&)?said=/;

/** What kind of address a path with its query is. */
export function kindOf(url: string): Kind {
  const [path = "/"] = url.split("?", 1);
  const kind = kinds.find(({ addresses }) => addresses.test(path))?.kind ?? PAGE;
  return SAID.test(url) ? { ...kind, secret: true } : kind;
}
