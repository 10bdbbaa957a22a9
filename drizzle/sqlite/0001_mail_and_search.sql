ALTER TABLE `outbox` ADD `search_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `calendar_sequence` integer;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `search_key` text DEFAULT '' NOT NULL;