import type { ColumnKind } from "./columns.ts";

/** Of a heading that says whether people come, in several languages; none that asks why, how, when or with whom. */
export const COMING =
  /^(?!.*\b(not|nicht|pas|reasons?|why|what|how|when|who|whom|which|where|with|from|by|for|heard|warum|was|wie|wann|wer|woher|womit|mit|comment|quand|qui|pourquoi|como|cuando|quien|cuantos|jak|kiedy|kto|ile|names?|id|date|time|number|along|mails?)\b).*\b(attend|attends|attending|attendance|coming|comes?|rsvp|present|presente|presence|presencia|be there|make it|participat\w+|participe\w*|anwesend|anwesenheit|kommt|kommst|kommen|komme|teilnahme|teilnehmen|nimmst|nimmt|dabei|zusage|ruckmeldung|vient|viens|venez|viendrez|viene|vienes|vendra|vendras|asiste|asistes|asistencia|asistira|asistiras|obecny|obecna|obecnosc|przyjdzie|przyjdziesz|udzial|komt|aanwezig)\b/;

/** Of a heading that is no number of people. */
const NO_COUNT =
  "\\b(names?|namen?|ages?|alter|edad|wiek|id|since|e ?mail|type|discount|(number|no|nr)(?!\\W*of))\\b";
/** The kinds of people in a party, of whom one has given the name. */
const MEMBERS =
  "adults?|members|non ?members|seniors|students|concessions?|pensioners|erwachsene|mitglieder|adultes|membres|adultos|socios|dorosli|doroslych";
/** Those whom somebody brings. */
const CHILDREN =
  "child|children|kids?|infants?|teens|under \\d+s?|kind|kinder|kindern|d?enfants?|ninos|ninas|dzieci";

/** Headings as people and other programs write them, folded; the sure ones first. */
export const HEADINGS: readonly [ColumnKind, RegExp][] = [
  ["email", /^((attendee|guest|participant|your) )?(e ?mail|mail|courriel|correo)( address)?$/],
  ["email", /^(?!.*(buyer|purchaser|order|billing|payer)).*(e ?mail|courriel|correo)/],
  ["email", /e ?mail|courriel|correo/],
  [
    "first-name",
    /^((attendee|guest|participant|your) )?(first|given|fore) ?name|^vorname|^prenom|^first$|^imie$/,
  ],
  [
    "last-name",
    /^((attendee|guest|participant|your) )?(last|family|sur) ?name|^nachname|^last$|^nazwisko$|^apellidos?$/,
  ],
  [
    "off",
    /^(not (coming|attending|going)|cancell?ed|cancellation|declined|voided|refunded|absent|apologies|regrets|abgesagt|absage|storniert|entschuldigt|annulee?|cancelado|anulowan[eyo])( (at|on|date|time|am|le))?\??$/,
  ],
  [
    "status",
    /^(?!.* (id|#|date|time)$).*(status|^state$|^rsvp\??$|response|^attending\b|^answer$|^reply$)/,
  ],
  ["status", /^(will|can|are|do) you .*\b(attend|come|coming|join|there|make it)/],
  ["status", /^(you )?(coming|attend)\??$/],
  ["status", /^(ruckmeldung|antwort|zusage|teilnahme|zu oder absage)$/],
  ["name", /^((full|your|attendee|guest|participant) )?(full )?names?$/],
  [
    "name",
    /^(attendee|participant|guest|person|member|who|visitor|teilnehmer(in)?|teilnehmende|nom|nombre)s?$/,
  ],
  ["name", /^(what is )?(your|ihr|dein|votre) (full |vollstandiger )?(name|nom)\b|^name /],
  [
    "name",
    /^(vollstandiger name|vor und nachname|nombre y apellidos?|imie i nazwisko|nom et prenom|prenom et nom)$|^(wie heiss(en sie|t du)|comment (vous appelez|tappelles)|como (te llamas|se llama))\b/,
  ],
  [
    "along",
    /^(who (comes|is coming) along|who are you bringing|companions?|wer kommt mit|begleitung)\b|^(names? of )?((your|the|additional|extra|other|plus ?ones?|accompanying) )*(guests?|plus ?ones?|companions?|others?|partners?|begleitung)('s)?( full)?( names?)?$/,
  ],
  ["part", new RegExp(`^(?!.*${NO_COUNT}).*\\b(${MEMBERS})\\b`)],
  ["guests", new RegExp(`^(?!.*${NO_COUNT}).*\\b(${CHILDREN})\\b`)],
  [
    "guests",
    /^(number of |how many )?((additional|extra|other|more) )?(guests?|plus ?ones?)\b|bring|accompagnants|acompanantes|begleitpersonen/,
  ],
  // The same words as of their names, where figures stand below.
  ["guests", /^(companions?|others|partners?|begleitung|begleiter)\??$/],
  [
    "party",
    /people|^persons$|^pax$|party|how many|^seats?$|^places$|^(number of )?tickets|quantity|personen|anzahl|personnes|personas|^liczba|^ile osob|^combien (serez|de personnes)|^wie ?viele|^cuant[oa]s|nombre de places|^(number|no\.?|nr\.?|#) of|^qty|^heads?( ?count)?$|^zahl$/,
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
