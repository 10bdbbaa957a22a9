ALTER TABLE `rsvps` ADD `unproven` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `cancelled_by` text;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `cancelled_from` text;