ALTER TABLE `meetings` ADD `passes` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `daily_from` text;--> statement-breakpoint
ALTER TABLE `meetings` ADD `daily_until` text;--> statement-breakpoint
ALTER TABLE `meetings` ADD `days_told` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `doors_at` integer;--> statement-breakpoint
ALTER TABLE `meetings` ADD `zone_data` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `moved_from` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `calendar_file` text;