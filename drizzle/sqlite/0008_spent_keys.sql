CREATE TABLE `spent_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `spent_keys_at` ON `spent_keys` (`at`);--> statement-breakpoint
ALTER TABLE `rsvps` ADD `says_name` integer DEFAULT true NOT NULL;