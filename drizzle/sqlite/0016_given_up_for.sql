ALTER TABLE `outbox` ADD `given_up_for` text;--> statement-breakpoint
-- Until now the words of the last error said it.
UPDATE `outbox` SET `given_up_for` = 'replaced', `last_error` = NULL
WHERE `state` = 'dropped' AND `last_error` = 'A later mail says how it stands now';
