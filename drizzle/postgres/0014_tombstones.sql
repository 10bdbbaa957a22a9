ALTER TABLE "meetings" ADD COLUMN "tombstone" jsonb;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "calendar_organizer" jsonb;