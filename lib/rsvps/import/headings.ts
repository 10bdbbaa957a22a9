import type { ColumnKind } from "./columns.ts";

/** Headings as people and other programs write them, folded; the sure ones first. */
export const HEADINGS: readonly [ColumnKind, RegExp][] = [
  ["email", /^((attendee|guest|participant|your) )?(e ?mail|mail|courriel|correo)( address)?$/],
  ["email", /^(?!.*(buyer|purchaser|order|billing|payer)).*(e ?mail|courriel|correo)/],
  ["email", /e ?mail|courriel|correo/],
  [
    "first-name",
    /^((attendee|guest|participant|your) )?(first|given|fore) ?name|^vorname|^prenom|^first$/,
  ],
  ["last-name", /^((attendee|guest|participant|your) )?(last|family|sur) ?name|^nachname|^last$/],
  [
    "status",
    /^(?!.* (id|#|date|time)$).*(status|^state$|^rsvp\??$|response|attending|^answer$|^reply$)/,
  ],
  ["status", /^(will|can|are|do) you .*\b(attend|come|coming|join|there|make it)/],
  ["status", /^(you )?(coming|attend)\??$/],
  ["status", /^(ruckmeldung|antwort|zusage|teilnahme|zu oder absage)$/],
  ["name", /^((full|your|attendee|guest|participant) )?(full )?names?$/],
  ["name", /^(attendee|participant|guest|person|member|who|teilnehmer(in)?|nom|nombre)s?$/],
  ["name", /^(what is )?(your|ihr|dein|votre) (full |vollstandiger )?(name|nom)\b|^name /],
  ["name", /^(vollstandiger name|vor und nachname)$/],
  [
    "along",
    /^(who (comes|is coming) along|who are you bringing|companions?|wer kommt mit|begleitung)\b|^(names? of )?((your|the|additional|extra|other|plus ?ones?|accompanying) )*(guests?|plus ?ones?|companions?|others?|partners?|begleitung)('s)?( full)?( names?)?$/,
  ],
  [
    "guests",
    /^(number of |how many )?((additional|extra|other|more) )?(guests?|plus ?ones?)\b|bring/,
  ],
  [
    "party",
    /people|party|how many|^seats?$|^places$|^(number of )?tickets|quantity|personen|anzahl|^(number|no\.?|nr\.?|#) of|^qty/,
  ],
  ["heard", /heard/],
  ["note", /^notes?$/],
  ["comment", /^comments?$/],
  ["unsubscribed", /^unsub(scribed)?([ _](time|at|on))?$/],
  ["note", /notes?$|remark|comment|bemerkung|remarque/],
  ["paid", /^(has |is )?paid\??$/],
];

/** Headings of the list that is saved from here which say nothing of a person. */
export const OWN_HEADINGS = ["number", "received", "came by"];
