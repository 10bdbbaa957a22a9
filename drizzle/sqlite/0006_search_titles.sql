ALTER TABLE `search_documents` ADD `title_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `search_documents_title_key` ON `search_documents` (`title_key`,`year`,`month`);--> statement-breakpoint
CREATE INDEX `search_documents_year` ON `search_documents` (`year`);
--> statement-breakpoint
-- From here on by hand. lower() knows the letters of English only: others are compared as they are written.
DROP TRIGGER search_refresh_one;
--> statement-breakpoint
CREATE TRIGGER search_refresh_one INSTEAD OF INSERT ON search_refresh BEGIN
	DELETE FROM search_index WHERE rowid IN (
		SELECT id FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id);
	DELETE FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
	INSERT INTO search_documents (kind, subject_id, year, month, shown_from, title_key)
		SELECT kind, subject_id, year, month, shown_from, lower(trim(title, ' .,:;!?…"''“”‘’«»')) FROM search_found
		WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
	INSERT INTO search_index (rowid, title, lead, body)
		SELECT (SELECT id FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id), title, lead, body
		FROM search_found WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
END;
--> statement-breakpoint
UPDATE search_documents SET title_key = coalesce((
	SELECT lower(trim(f.title, ' .,:;!?…"''“”‘’«»')) FROM search_found f
	WHERE f.kind = search_documents.kind AND f.subject_id = search_documents.subject_id), '');
