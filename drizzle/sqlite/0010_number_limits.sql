ALTER TABLE `questions` ADD `lowest` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `highest` integer DEFAULT 1000000 NOT NULL;