DROP INDEX "outbox_rsvp";--> statement-breakpoint
CREATE INDEX "outbox_rsvp" ON "outbox" USING btree ("rsvp_id","state");