DROP INDEX `outbox_rsvp`;--> statement-breakpoint
CREATE INDEX `outbox_rsvp` ON `outbox` (`rsvp_id`,`state`);