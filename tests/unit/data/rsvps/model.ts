/*
 * The life of a meeting's RSVPs as plain data: what the database must agree
 * with after every step. Written from the rules, not from the code. Time is
 * counted in minutes from the first step.
 */

type Status = "going" | "waitlisted" | "pending" | "tentative" | "declined" | "cancelled";
type Reply = "going" | "tentative" | "declined";

export type Person = {
  name: string;
  status: Status;
  party: number;
  /** The minute at which the seat is lost without a yes. */
  heldUntil: number | null;
  confirmed: boolean;
  approved: boolean;
  refused: boolean;
  /** No proof of work came with it. */
  unproven: boolean;
  /** How it stood before it was cancelled, where an organizer may put it back. */
  from: Status | null;
};

export type Rules = {
  capacity: number;
  waitlist: boolean;
  order: "strict" | "smaller-first";
  approval: boolean;
  perhaps: boolean;
  apologies: boolean;
  promotionHold: number | null;
  confirmationHold: number | null;
};

export type Step =
  | { do: "join"; who: string; party: number; reply: Reply; proven: boolean }
  | { do: "change"; who: string; party: number }
  | { do: "cancel" | "erase"; who: string }
  | { do: "reply"; who: string; reply: Reply }
  | { do: "confirm"; who: string }
  | { do: "approve" | "refuse" | "cancel at desk" | "put back"; whom: string[] }
  | { do: "move up"; who: string; insist: boolean }
  | { do: "add"; who: string; party: number }
  | { do: "correct"; who: string; party: number; insist: boolean }
  | { do: "capacity"; seats: number; insist: boolean }
  | { do: "wait"; minutes: number; jobRuns: boolean };

const addressOf = (name: string) => `${name.toLowerCase()}@example.org`;
const live: Status[] = ["going", "waitlisted", "pending", "tentative"];

export class Model {
  readonly rules: Rules;
  minute = 0;
  /** In the order of arrival. */
  people: Person[] = [];
  mails: string[] = [];

  constructor(rules: Rules) {
    this.rules = { ...rules };
  }

  get taken(): number {
    return this.people.reduce((sum, p) => sum + (p.status === "going" ? p.party : 0), 0);
  }

  get free(): number {
    return this.rules.capacity - this.taken;
  }

  get line(): Person[] {
    return this.people.filter((p) => p.status === "waitlisted" && p.party <= this.rules.capacity);
  }

  /** Who would move up now; nobody may, once everything is done. */
  get next(): Person | undefined {
    const { line, free } = this;
    const next = this.rules.order === "strict" ? line[0] : line.find((p) => p.party <= free);
    return next && next.party <= free ? next : undefined;
  }

  /** Takes the step and says whether it is allowed. */
  take(step: Step): boolean {
    switch (step.do) {
      case "join":
        return this.join(step.who, step.party, step.reply, step.proven);
      case "add":
        return this.add(step.who, step.party);
      case "capacity":
        return this.setCapacity(step.seats, step.insist);
      case "wait":
        this.minute += step.minutes;
        if (step.jobRuns) this.lapse(this.people.filter((p) => this.isLate(p)));
        return true;
      case "approve":
        for (const person of this.known(step.whom)) this.approve(person);
        return true;
      case "refuse":
        for (const person of this.known(step.whom)) this.refuse(person);
        return true;
      case "cancel at desk":
        for (const person of this.known(step.whom)) {
          if (live.includes(person.status)) {
            const { status } = person;
            this.leave(person, "cancelled", "cancelled");
            person.from = status;
          }
        }
        this.moveUp();
        return true;
      case "put back":
        for (const person of this.known(step.whom)) this.putBack(person);
        return true;
    }
    const person = this.people.find((p) => p.name === step.who);
    if (!person) return false;
    switch (step.do) {
      case "change":
        return this.change(person, step.party);
      case "cancel":
        if (!live.includes(person.status)) return true;
        this.leave(person, "cancelled", "cancelled");
        this.moveUp();
        return true;
      case "erase":
        this.erase(person);
        return true;
      case "reply":
        return this.reply(person, step.reply);
      case "confirm":
        return this.confirm(person);
      case "move up":
        return this.giveSeat(person, step.insist);
      case "correct":
        return this.correct(person, step.party, step.insist);
    }
  }

  // ── What people do ───────────────────────────────────────────────────────

  private join(name: string, size: number, reply: Reply, proven: boolean): boolean {
    const party = reply === "declined" ? 1 : size;
    if (!this.takes(party, reply)) return false;
    const known = this.people.find((p) => p.name === name);
    if (known) {
      const full = reply === "going" && !this.rules.approval && !this.seatsFor(party);
      if (full && !this.rules.waitlist) return false;
      this.owe("already", known);
      return true;
    }
    const person: Person = {
      name,
      status: "cancelled",
      party,
      heldUntil: null,
      confirmed: false,
      approved: false,
      refused: false,
      unproven: !proven,
      from: null,
    };
    if (!this.admit(person, reply)) return false;
    this.people.push(person);
    this.tell(person);
    return true;
  }

  private change(person: Person, party: number): boolean {
    if (!live.includes(person.status)) return false;
    const more = party - person.party;
    if (more > 0) {
      if (party > this.rules.capacity) return false;
      if (person.status === "going" && !this.seatsFor(more)) return false;
    }
    this.resize(person, party);
    return true;
  }

  private reply(person: Person, reply: Reply): boolean {
    const already = {
      going: ["going", "waitlisted", "pending"],
      tentative: ["tentative"],
      declined: ["declined"],
    };
    if (already[reply].includes(person.status)) return true;
    if (reply !== "going" && person.status !== "cancelled") {
      if (!this.offers(reply)) return false;
      this.leave(person, reply, reply);
      this.moveUp();
      return true;
    }
    if (person.refused || !this.takes(person.party, reply)) return false;
    // By the mailed link: the address is right.
    const anew = { ...person, confirmed: true };
    if (!this.admit(anew, reply)) return false;
    this.people = [...this.people.filter((p) => p !== person), anew];
    this.tell(anew);
    return true;
  }

  private confirm(person: Person): boolean {
    if (person.status === "cancelled") return false;
    if (this.isLate(person)) {
      this.lapse([person]);
      return false;
    }
    const held = person.heldUntil !== null;
    person.confirmed = true;
    person.heldUntil = null;
    if (held) this.tell(person);
    return true;
  }

  /** Gone but for the count: the name, the mails, and what was known of it. */
  private erase(person: Person): void {
    this.mails = this.mails.filter((mail) => !mail.endsWith(` ${addressOf(person.name)}`));
    person.name = "";
    if (!live.includes(person.status)) return;
    Object.assign(person, { status: "cancelled", heldUntil: null });
    this.moveUp();
  }

  // ── What organizers do ───────────────────────────────────────────────────

  private approve(person: Person): void {
    if (person.status !== "pending" && !person.refused) return;
    Object.assign(person, { status: "waitlisted", approved: true, refused: false });
    if (this.next === person) this.sit(person, this.toReply(person, "let-in"));
    else if (!this.rules.waitlist) {
      Object.assign(person, { status: "pending", approved: false });
      return;
    }
    if (person.status === "going" && person.heldUntil === null) this.owe("approved", person);
    else this.tell(person);
  }

  private refuse(person: Person): void {
    if (person.status !== "pending") return;
    person.refused = true;
    this.leave(person, "cancelled", "refused");
  }

  private putBack(person: Person): void {
    const { from } = person;
    if (person.status !== "cancelled" || from === null) return;
    const comes = from === "going" || from === "waitlisted";
    const how = from === "waitlisted" ? "promoted" : "let-in";
    Object.assign(person, { status: comes ? "waitlisted" : from, from: null });
    const seated = comes && this.next === person;
    if (seated) this.sit(person, this.toReply(person, how));
    else if (comes && !this.rules.waitlist) {
      Object.assign(person, { status: "cancelled", from });
      return;
    }
    if (seated && how === "promoted") {
      this.owe(person.heldUntil === null ? "promoted" : "held", person);
    } else this.tell(person);
  }

  private giveSeat(person: Person, insist: boolean): boolean {
    if (person.status === "going") return true;
    const waited = person.status === "waitlisted";
    if (!waited && person.status !== "pending") return false;
    if (person.party > this.free && !insist) return false;
    person.approved ||= !waited;
    this.sit(person, this.toReply(person, waited ? "promoted" : "let-in"));
    const settled = waited ? "promoted" : "approved";
    this.owe(person.heldUntil === null ? settled : waited ? "held" : "confirm", person);
    return true;
  }

  private add(name: string, party: number): boolean {
    if (this.people.some((p) => p.name === name) || party > this.rules.capacity) return false;
    const seated = this.seatsFor(party);
    if (!seated && !this.rules.waitlist) return false;
    const status = seated ? "going" : "waitlisted";
    const vouched = { heldUntil: null, confirmed: true, approved: true, refused: false };
    const person: Person = { name, status, party, ...vouched, unproven: false, from: null };
    this.people.push(person);
    this.tell(person);
    return true;
  }

  private correct(person: Person, party: number, insist: boolean): boolean {
    const more = party - person.party;
    if (more > 0) {
      const seated = person.status === "going";
      if (seated && more > this.free && !insist) return false;
      if (!seated && live.includes(person.status) && party > this.rules.capacity) return false;
    }
    this.resize(person, party);
    return true;
  }

  private setCapacity(seats: number, insist: boolean): boolean {
    if (seats < this.taken && seats < this.rules.capacity && !insist) return false;
    this.rules.capacity = seats;
    this.moveUp();
    return true;
  }

  // ── The rules ────────────────────────────────────────────────────────────

  private offers(reply: Reply): boolean {
    if (reply === "tentative") return this.rules.perhaps;
    return reply === "declined" ? this.rules.apologies : true;
  }

  /** Whether a party of that reply may ask at all. */
  private takes(party: number, reply: Reply): boolean {
    if (reply !== "going") return this.offers(reply);
    return party <= this.rules.capacity && (this.rules.waitlist || party <= this.free);
  }

  /** Whether somebody who comes now has seats: they are free, and nobody comes before. */
  private seatsFor(party: number): boolean {
    const before =
      this.rules.order === "strict" ? this.line : this.line.filter((p) => p.party <= this.free);
    return party <= this.free && before.length === 0;
  }

  private admit(person: Person, reply: Reply): boolean {
    Object.assign(person, { heldUntil: null });
    if (reply !== "going") person.status = reply;
    else if (this.rules.approval && !person.approved) person.status = "pending";
    else if (this.seatsFor(person.party)) {
      this.sit(person, this.toReply(person, "new"));
    } else if (this.rules.waitlist) person.status = "waitlisted";
    else return false;
    return true;
  }

  /** Minutes to say yes to a seat; null where it is theirs at once. */
  private toReply(person: Person, how: "new" | "let-in" | "promoted"): number | null {
    const { promotionHold, confirmationHold } = this.rules;
    const unproven = person.unproven ? { new: 120, "let-in": 1440, promoted: 1440 }[how] : null;
    const confirmation = person.confirmed ? null : (confirmationHold ?? unproven);
    return how === "promoted" ? (promotionHold ?? confirmation) : confirmation;
  }

  private sit(person: Person, hold: number | null): void {
    person.status = "going";
    person.heldUntil = hold === null ? null : this.minute + hold;
  }

  private moveUp(): void {
    for (let next = this.next; next; next = this.next) {
      this.sit(next, this.toReply(next, "promoted"));
      this.owe(next.heldUntil === null ? "promoted" : "held", next);
    }
  }

  private isLate(person: Person): boolean {
    const { status, heldUntil } = person;
    return status === "going" && heldUntil !== null && heldUntil <= this.minute;
  }

  private lapse(late: Person[]): void {
    for (const person of late) {
      this.leave(person, "cancelled", "lapsed");
      person.from = "going";
    }
    this.moveUp();
  }

  private leave(person: Person, status: Status, mail: string): void {
    Object.assign(person, { status, heldUntil: null, from: null });
    this.owe(mail, person);
  }

  private resize(person: Person, party: number): void {
    const { status } = person;
    const more = party - person.party;
    person.party = party;
    if (more < 0) this.moveUp();
    const told = live.includes(status) && person.status === status;
    if (more !== 0 && told) this.owe("changed", person);
  }

  private tell(person: Person): void {
    const settled = { going: "going", waitlisted: "waiting" } as Record<string, string>;
    this.owe(
      person.heldUntil === null ? (settled[person.status] ?? person.status) : "confirm",
      person,
    );
  }

  private owe(kind: string, { name }: Person): void {
    this.mails.push(`rsvp-${kind} to ${addressOf(name)}`);
  }

  private known(names: string[]): Person[] {
    return this.people.filter((p) => names.includes(p.name));
  }
}
