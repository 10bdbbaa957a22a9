CREATE INDEX `articles_changed` ON `articles` (`changed_at`);--> statement-breakpoint
CREATE INDEX `meetings_changed` ON `meetings` (`changed_at`);