ALTER TABLE "meetings" ADD COLUMN "status_note_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "calendar_lead" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "meetings" SET "status_note_at" = "changed_at" WHERE "status_note" <> '';--> statement-breakpoint
UPDATE "rsvps" SET "calendar_lead" = "calendar_sequence" - (SELECT "sequence" FROM "meetings" WHERE "meetings"."id" = "rsvps"."meeting_id")
WHERE "calendar_sequence" > (SELECT "sequence" FROM "meetings" WHERE "meetings"."id" = "rsvps"."meeting_id");
