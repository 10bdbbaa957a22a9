ALTER TABLE "outbox" ADD COLUMN "search_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "calendar_sequence" integer;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "search_key" text DEFAULT '' NOT NULL;