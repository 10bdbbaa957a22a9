import { eraseExpiredSignIns } from "#lib/accounts/retention.ts";
import { eraseOldDrafts } from "#lib/form-drafts/retention.ts";
import { forgetSpentKeys } from "#lib/forms/retention.ts";
import { eraseUnusedImages } from "#lib/images/retention.ts";
import { eraseOldLists } from "#lib/imports/retention.ts";
import { sendDigests } from "#lib/newsletter/digest.ts";
import { emptyOldLetters } from "#lib/newsletter/retention.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import {
  eraseExpiredOwnLinks,
  eraseExpiredRsvps,
  eraseSensitiveAnswers,
} from "#lib/rsvps/retention.ts";
import { sendReminders } from "#lib/scheduling/reminders.ts";
import { eraseFormerSubscribers } from "#lib/subscribers/retention.ts";
import type { Job } from "./gate.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What the app does by the clock, all of it. Each may run in several instances
 * at once and again after a crash, so each leaves alone what is done already.
 */
export const jobs: Job[] = [
  { every: MINUTE_MS, acts: lapseHolds },
  { every: MINUTE_MS, acts: sendReminders },
  { every: MINUTE_MS, acts: sendDigests },
  { every: HOUR_MS, erases: eraseExpiredRsvps },
  { every: HOUR_MS, erases: eraseSensitiveAnswers },
  { every: HOUR_MS, erases: eraseExpiredOwnLinks },
  { every: HOUR_MS, erases: eraseExpiredSignIns },
  { every: HOUR_MS, erases: eraseFormerSubscribers },
  { every: HOUR_MS, erases: emptyOldLetters },
  { every: HOUR_MS, erases: eraseOldLists },
  { every: HOUR_MS, erases: eraseOldDrafts },
  { every: HOUR_MS, erases: eraseUnusedImages },
  { every: HOUR_MS, erases: forgetSpentKeys },
];
