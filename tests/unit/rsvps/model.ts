/*
 * The life of a meeting's RSVPs as plain data: what the database must agree
 * with after every step. Written from the rules, not from the code.
 */

export type Person = {
  name: string;
  status: "going" | "waitlisted" | "cancelled";
  party: number;
};

export type Step =
  | { do: "join"; who: string; party: number }
  | { do: "change"; who: string; party: number }
  | { do: "cancel"; who: string }
  | { do: "again"; who: string }
  | { do: "capacity"; seats: number };

export class Model {
  capacity: number;
  readonly waitlist: boolean;
  /** In the order of arrival. */
  people: Person[] = [];
  mails: string[] = [];

  constructor(capacity: number, waitlist: boolean) {
    this.capacity = capacity;
    this.waitlist = waitlist;
  }

  get taken(): number {
    return this.people.reduce((sum, p) => sum + (p.status === "going" ? p.party : 0), 0);
  }

  get line(): Person[] {
    return this.people.filter((p) => p.status === "waitlisted");
  }

  private has(seats: number): boolean {
    return this.taken + seats <= this.capacity;
  }

  private owe(kind: string, who: string): void {
    this.mails.push(`rsvp-${kind} to ${who.toLowerCase()}@example.org`);
  }

  private moveUp(): void {
    for (const head of this.line) {
      if (!this.has(head.party)) return;
      head.status = "going";
      this.owe("promoted", head.name);
    }
  }

  /** The status that a party which comes now gets; null when it is refused. */
  private admit(party: number): "going" | "waitlisted" | null {
    if (party > this.capacity) return null;
    if (this.line.length === 0 && this.has(party)) return "going";
    return this.waitlist ? "waitlisted" : null;
  }

  private tell(person: Person): void {
    this.owe(person.status === "going" ? "going" : "waiting", person.name);
  }

  /** Takes the step and says whether it is allowed. */
  take(step: Step): boolean {
    switch (step.do) {
      case "join": {
        const status = this.admit(step.party);
        if (!status) return false;
        const known = this.people.find((p) => p.name === step.who);
        if (known) {
          const reminder = `rsvp-already to ${step.who.toLowerCase()}@example.org`;
          // Once in ten minutes, which no test takes.
          if (!this.mails.includes(reminder)) this.mails.push(reminder);
          return true;
        }
        const person: Person = { name: step.who, status, party: step.party };
        this.people.push(person);
        this.tell(person);
        return true;
      }
      case "change": {
        const person = this.people.find((p) => p.name === step.who);
        if (!person || person.status === "cancelled") return false;
        const more = step.party - person.party;
        if (more > 0) {
          if (step.party > this.capacity) return false;
          if (person.status === "going" && (this.line.length > 0 || !this.has(more))) return false;
        }
        if (more === 0) return true;
        const before = person.status;
        person.party = step.party;
        if (more < 0) this.moveUp();
        if (person.status === before) this.owe("changed", person.name);
        return true;
      }
      case "cancel": {
        const person = this.people.find((p) => p.name === step.who);
        if (!person) return false;
        if (person.status === "cancelled") return true;
        person.status = "cancelled";
        this.owe("cancelled", person.name);
        this.moveUp();
        return true;
      }
      case "again": {
        const person = this.people.find((p) => p.name === step.who);
        if (!person) return false;
        if (person.status !== "cancelled") return true;
        const status = this.admit(person.party);
        if (!status) return false;
        this.people = [...this.people.filter((p) => p !== person), person];
        person.status = status;
        this.tell(person);
        return true;
      }
      case "capacity": {
        if (step.seats < this.taken) return false;
        this.capacity = step.seats;
        this.moveUp();
        return true;
      }
    }
  }
}
