ALTER TABLE `meetings` ADD `tombstone` text;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `calendar_organizer` text;