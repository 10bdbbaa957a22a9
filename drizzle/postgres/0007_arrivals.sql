ALTER TABLE "meetings" RENAME COLUMN "last_ticket" TO "last_arrival";--> statement-breakpoint
ALTER TABLE "rsvps" RENAME COLUMN "ticket" TO "arrival";--> statement-breakpoint
DROP INDEX "rsvps_meeting_status_ticket";--> statement-breakpoint
CREATE INDEX "rsvps_meeting_status_arrival" ON "rsvps" USING btree ("meeting_id","status","arrival");