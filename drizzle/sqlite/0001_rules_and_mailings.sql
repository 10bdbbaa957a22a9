CREATE TABLE `attendee_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`email_key` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attendee_links_email` ON `attendee_links` (`email_key`);--> statement-breakpoint
CREATE TABLE `mail_templates` (
	`group_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`intro` text NOT NULL,
	`outro` text DEFAULT '' NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `kind`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mailing_recipients` (
	`mailing_id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`queued_at` integer,
	PRIMARY KEY(`mailing_id`, `recipient_id`),
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mailing_recipients_owed` ON `mailing_recipients` (`mailing_id`,`queued_at`,`position`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_recipient` ON `mailing_recipients` (`recipient_id`);--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`audience` text NOT NULL,
	`group_id` text,
	`meeting_id` text,
	`slug` text,
	`subject` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL,
	`state` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`leased_until` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_slug_unique` ON `mailings` (`slug`);--> statement-breakpoint
CREATE INDEX `mailings_state` ON `mailings` (`state`);--> statement-breakpoint
CREATE INDEX `mailings_group` ON `mailings` (`group_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mailings_meeting` ON `mailings` (`meeting_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `reminders_sent` (
	`meeting_id` text NOT NULL,
	`minutes_before` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `minutes_before`, `starts_at`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
DROP INDEX `outbox_due`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `subscriber_id` text REFERENCES subscribers(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `outbox` ADD `mailing_id` text REFERENCES mailings(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `outbox` ADD `rank` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_subscriber` ON `outbox` (`subscriber_id`);--> statement-breakpoint
CREATE INDEX `outbox_mailing` ON `outbox` (`mailing_id`,`state`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`rank`,`next_attempt_at`);--> statement-breakpoint
ALTER TABLE `meetings` ADD `waitlist_order` text DEFAULT 'strict' NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `approval` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `takes_tentative` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `takes_apologies` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `promotion_hold_minutes` integer;--> statement-breakpoint
ALTER TABLE `meetings` ADD `confirmation_hold_minutes` integer;--> statement-breakpoint
ALTER TABLE `meetings` ADD `plus_addresses` text DEFAULT 'distinct' NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `proof_of_work` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `names_attendees` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `asks_heard_from` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `reminders` text DEFAULT '[1440]' NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `thanked_at` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `per` text DEFAULT 'party' NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `sensitive` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `shown_if` text;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `heard_from` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `named` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `held_until` integer;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `approved_at` integer;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `refused_at` integer;--> statement-breakpoint
CREATE INDEX `rsvps_held` ON `rsvps` (`held_until`);--> statement-breakpoint
ALTER TABLE `subscribers` ADD `pace` text DEFAULT 'at-once' NOT NULL;--> statement-breakpoint
ALTER TABLE `subscribers` ADD `bounced_at` integer;--> statement-breakpoint
ALTER TABLE `subscribers` ADD `digested_at` integer;