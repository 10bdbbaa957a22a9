import { count } from "drizzle-orm";
import { slugify } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import type { Tx } from "./engine.ts";
import { seedKorea2007 } from "./seed/korea-2007.ts";
import { type SampleMeeting, sampleMeetings } from "./seed/meetings.ts";
import { seedQuestions } from "./seed/questions.ts";
import { insertMeeting, insertRsvp, sampleId } from "./seed/rows.ts";
import { type Societies, seedSocieties } from "./seed/societies.ts";
import { store } from "./store.ts";
import {
  groups,
  hosts,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  relations,
  topics,
} from "./tables.ts";

/** Where some of them heard of it. */
const HEARD = ["A friend", "The newsletter", "", "A poster in the library", "", "The website"];
/** Names for those who come: invented, as everybody here is. */
const GIVEN = ["Ada", "Bilal", "Carys", "Dmitri", "Elif", "Farah", "Gwen", "Hugo", "Imani", "Jory"];
const FAMILY = ["Ashdown", "Brook", "Carrow", "Delacey", "Eddowes", "Fenn", "Gault", "Hythe"];

/** Fills an empty database with the sample societies; does nothing where there is a group already. */
export async function seedDemo(): Promise<void> {
  await store.write(async (tx) => {
    const [known] = await tx.select({ n: count() }).from(groups);
    if (known?.n) return;
    await seedKorea2007(tx);
    const societies = await seedSocieties(tx);
    for (const sample of sampleMeetings(societies, now())) await seedMeeting(tx, societies, sample);
  });
}

async function seedMeeting(tx: Tx, societies: Societies, sample: SampleMeeting): Promise<void> {
  const going = sample.going ?? [];
  const waiting = sample.waiting ?? [];
  const { id: meetingId } = await insertMeeting(tx, {
    ...sample.row,
    seatsTaken: going.reduce((sum, party) => sum + party, 0),
    lastArrival: going.length + waiting.length,
  });
  for (const [position, groupId] of (sample.coHosts ?? []).entries()) {
    await tx.insert(hosts).values({ meetingId, groupId, position });
  }
  for (const name of sample.topics ?? []) {
    const topicId = sampleId(`topic ${name}`);
    await tx
      .insert(topics)
      .values({ id: topicId, slug: slugify(name), name })
      .onConflictDoNothing();
    await tx.insert(meetingTopics).values({ meetingId, topicId });
  }
  for (const [position, item] of (sample.programme ?? []).entries()) {
    const id = sampleId(`item ${meetingId} ${position}`);
    await tx.insert(programmeItems).values({
      id,
      meetingId,
      position,
      kind: item.kind,
      title: item.title,
      offsetMinutes: item.at ?? null,
      durationMinutes: item.minutes ?? null,
    });
    for (const [at, name] of (item.speakers ?? []).entries()) {
      const speakerId = societies.people[name];
      if (!speakerId) throw new Error(`The sample has no speaker ${name}`);
      await tx.insert(programmeSpeakers).values({ itemId: id, speakerId, position: at });
    }
  }
  for (const [position, [articleId, relation]] of (sample.reading ?? []).entries()) {
    await tx.insert(relations).values({ meetingId, articleId, relation, position });
  }
  const parties: { rsvpId: string; size: number }[] = [];
  for (const [index, partySize] of [...going, ...waiting].entries()) {
    const given = GIVEN[(index * 3 + sample.row.title.length) % GIVEN.length]!;
    const family = FAMILY[(index + sample.row.title.length) % FAMILY.length]!;
    const rsvp = await insertRsvp(tx, {
      meetingId,
      name: `${given} ${family}`,
      email: `${given}.${family}.${index + 1}@example.org`.toLowerCase(),
      arrival: index + 1,
      // Long enough ago that the public is told of its seats.
      createdAt: new Date(now().getTime() - 86_400_000),
      status: index < going.length ? "going" : "waitlisted",
      partySize,
      heardFrom: HEARD[(index * 2 + sample.row.title.length) % HEARD.length] ?? "",
      note: index % 9 === 4 ? "Comes by train, may be late" : "",
      named: sample.row.namesAttendees === true && index % 2 === 0,
    });
    parties.push({ rsvpId: rsvp.id, size: partySize });
  }
  await seedQuestions(tx, meetingId, sample.questions ?? [], parties);
}
