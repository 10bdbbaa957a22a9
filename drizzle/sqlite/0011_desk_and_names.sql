ALTER TABLE `groups` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `meetings` ADD `asks_names` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `asks_family_name` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `put_away` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `family_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `party_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `speakers` ADD `family_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `venues` ADD `map_link` text;