ALTER TABLE `meetings` ADD `status_note_at` integer;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `calendar_lead` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `meetings` SET `status_note_at` = `changed_at` WHERE `status_note` <> '';--> statement-breakpoint
UPDATE `rsvps` SET `calendar_lead` = `calendar_sequence` - (SELECT `sequence` FROM `meetings` WHERE `meetings`.`id` = `rsvps`.`meeting_id`)
WHERE `calendar_sequence` > (SELECT `sequence` FROM `meetings` WHERE `meetings`.`id` = `rsvps`.`meeting_id`);
