CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`shown_from` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_subject_unique` ON `search_documents` (`kind`,`subject_id`);
--> statement-breakpoint
-- From here on by hand. The words of a document stand under its id; the index keeps no text.
-- Marks are letters' own in Indic scripts, hence M*.
CREATE VIRTUAL TABLE search_index USING fts5(
	title, lead, body,
	content = '', contentless_delete = 1,
	tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'",
	prefix = '2 3'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_index, row);
--> statement-breakpoint
-- lib/visibility.ts in SQL: tests/unit/search keeps the two equal.
CREATE VIEW search_listed AS
SELECT id, venue_id, series_id FROM meetings
WHERE status IN ('published', 'cancelled', 'postponed')
	AND first_published_at IS NOT NULL AND deleted_at IS NULL AND visibility = 'public';
--> statement-breakpoint
CREATE VIEW search_sources AS
SELECT 'meeting' AS kind, m.id AS subject_id, m.starts_at_local AS on_date, NULL AS shown_from,
	m.title AS title, m.occasion || ' ' || m.summary AS lead,
	m.description || ' ' || coalesce((SELECT group_concat(i.title || ' ' || i.description, ' ') FROM programme_items i WHERE i.meeting_id = m.id), '') AS body
FROM meetings m WHERE m.id IN (SELECT l.id FROM search_listed l WHERE l.id = m.id)
UNION ALL
SELECT 'report', m.id, m.starts_at_local, m.ends_at, m.title, '', m.report
FROM meetings m WHERE m.report <> '' AND m.id IN (SELECT l.id FROM search_listed l WHERE l.id = m.id)
UNION ALL
SELECT 'article', a.id, a.published_on, NULL, a.title, a.author, a.excerpt
FROM articles a WHERE EXISTS (SELECT 1 FROM relations r JOIN search_listed l ON l.id = r.meeting_id WHERE r.article_id = a.id)
UNION ALL
SELECT 'speaker', s.id, NULL, NULL, s.name, '', s.biography
FROM speakers s WHERE EXISTS (
	SELECT 1 FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id JOIN search_listed l ON l.id = i.meeting_id
	WHERE p.speaker_id = s.id)
UNION ALL
SELECT 'venue', v.id, NULL, NULL, v.name, v.address || ' ' || v.locality || ' ' || v.postcode, v.access_notes || ' ' || v.directions
FROM venues v WHERE EXISTS (SELECT 1 FROM search_listed l WHERE l.venue_id = v.id)
UNION ALL
SELECT 'group', g.id, NULL, NULL, g.name, '', g.description FROM groups g
UNION ALL
SELECT 'publication', p.id, NULL, NULL, p.name, '', p.description
FROM publications p WHERE EXISTS (
	SELECT 1 FROM articles a JOIN relations r ON r.article_id = a.id JOIN search_listed l ON l.id = r.meeting_id
	WHERE a.publication_id = p.id)
UNION ALL
SELECT 'issue', i.id, i.dated_on, NULL, p.name || ' ' || i.number, '', ''
FROM issues i JOIN publications p ON p.id = i.publication_id WHERE EXISTS (
	SELECT 1 FROM articles a JOIN relations r ON r.article_id = a.id JOIN search_listed l ON l.id = r.meeting_id
	WHERE a.issue_id = i.id)
UNION ALL
SELECT 'series', s.id, NULL, NULL, s.title, '', s.summary
FROM series s WHERE EXISTS (SELECT 1 FROM search_listed l WHERE l.series_id = s.id);
--> statement-breakpoint
CREATE VIEW search_found AS
SELECT kind, subject_id,
	CASE WHEN on_date GLOB '[0-9][0-9][0-9][0-9]*' THEN CAST(substr(on_date, 1, 4) AS integer) ELSE 0 END AS year,
	CASE WHEN on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' THEN CAST(substr(on_date, 6, 2) AS integer) ELSE 0 END AS month,
	shown_from, title, lead, body
FROM search_sources;
--> statement-breakpoint
-- A procedure, as SQLite has them: what is inserted here is written into the index anew, or leaves it.
CREATE VIEW search_refresh AS SELECT kind, subject_id FROM search_documents;
--> statement-breakpoint
CREATE TRIGGER search_refresh_one INSTEAD OF INSERT ON search_refresh BEGIN
	DELETE FROM search_index WHERE rowid IN (
		SELECT id FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id);
	DELETE FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
	INSERT INTO search_documents (kind, subject_id, year, month, shown_from)
		SELECT kind, subject_id, year, month, shown_from FROM search_found
		WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
	INSERT INTO search_index (rowid, title, lead, body)
		SELECT (SELECT id FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id), title, lead, body
		FROM search_found WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
END;
--> statement-breakpoint
CREATE TRIGGER search_group_insert AFTER INSERT ON groups BEGIN
	INSERT INTO search_refresh VALUES ('group', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_group_update AFTER UPDATE OF name, description ON groups
WHEN NEW.name IS NOT OLD.name OR NEW.description IS NOT OLD.description BEGIN
	INSERT INTO search_refresh VALUES ('group', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_group_delete AFTER DELETE ON groups BEGIN
	INSERT INTO search_refresh VALUES ('group', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_insert AFTER INSERT ON meetings BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.id), ('report', NEW.id), ('venue', NEW.venue_id), ('series', NEW.series_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_words AFTER UPDATE OF title, occasion, summary, description, report, starts_at_local, ends_at, status, visibility, first_published_at, deleted_at ON meetings
WHEN NEW.title IS NOT OLD.title OR NEW.occasion IS NOT OLD.occasion OR NEW.summary IS NOT OLD.summary
	OR NEW.description IS NOT OLD.description OR NEW.report IS NOT OLD.report
	OR NEW.starts_at_local IS NOT OLD.starts_at_local OR NEW.ends_at IS NOT OLD.ends_at
	OR NEW.status IS NOT OLD.status OR NEW.visibility IS NOT OLD.visibility
	OR NEW.first_published_at IS NOT OLD.first_published_at OR NEW.deleted_at IS NOT OLD.deleted_at
BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.id), ('report', NEW.id);
END;
--> statement-breakpoint
-- What is public through the meeting comes and goes with it.
CREATE TRIGGER search_meeting_state AFTER UPDATE OF status, visibility, first_published_at, deleted_at, venue_id, series_id ON meetings
WHEN NEW.status IS NOT OLD.status OR NEW.visibility IS NOT OLD.visibility
	OR NEW.first_published_at IS NOT OLD.first_published_at OR NEW.deleted_at IS NOT OLD.deleted_at
	OR NEW.venue_id IS NOT OLD.venue_id OR NEW.series_id IS NOT OLD.series_id
BEGIN
	INSERT INTO search_refresh VALUES ('venue', OLD.venue_id), ('venue', NEW.venue_id), ('series', OLD.series_id), ('series', NEW.series_id);
	INSERT INTO search_refresh SELECT DISTINCT 'speaker', p.speaker_id
		FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id WHERE i.meeting_id = NEW.id;
	INSERT INTO search_refresh SELECT DISTINCT 'article', article_id FROM relations WHERE meeting_id = NEW.id;
	INSERT INTO search_refresh SELECT DISTINCT 'publication', a.publication_id
		FROM relations r JOIN articles a ON a.id = r.article_id WHERE r.meeting_id = NEW.id;
	INSERT INTO search_refresh SELECT DISTINCT 'issue', a.issue_id
		FROM relations r JOIN articles a ON a.id = r.article_id WHERE r.meeting_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_delete AFTER DELETE ON meetings BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.id), ('report', OLD.id), ('venue', OLD.venue_id), ('series', OLD.series_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_item_insert AFTER INSERT ON programme_items BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_item_update AFTER UPDATE OF meeting_id, title, description ON programme_items
WHEN NEW.meeting_id IS NOT OLD.meeting_id OR NEW.title IS NOT OLD.title OR NEW.description IS NOT OLD.description BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id), ('meeting', NEW.meeting_id);
	INSERT INTO search_refresh SELECT 'speaker', speaker_id FROM programme_speakers
		WHERE item_id = NEW.id AND NEW.meeting_id IS NOT OLD.meeting_id;
END;
--> statement-breakpoint
CREATE TRIGGER search_item_delete AFTER DELETE ON programme_items BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_programme_speaker_insert AFTER INSERT ON programme_speakers BEGIN
	INSERT INTO search_refresh VALUES ('speaker', NEW.speaker_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_programme_speaker_update AFTER UPDATE OF item_id, speaker_id ON programme_speakers BEGIN
	INSERT INTO search_refresh VALUES ('speaker', OLD.speaker_id), ('speaker', NEW.speaker_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_programme_speaker_delete AFTER DELETE ON programme_speakers BEGIN
	INSERT INTO search_refresh VALUES ('speaker', OLD.speaker_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_relation_insert AFTER INSERT ON relations BEGIN
	INSERT INTO search_refresh VALUES ('article', NEW.article_id);
	INSERT INTO search_refresh SELECT 'publication', publication_id FROM articles WHERE id = NEW.article_id;
	INSERT INTO search_refresh SELECT 'issue', issue_id FROM articles WHERE id = NEW.article_id;
END;
--> statement-breakpoint
CREATE TRIGGER search_relation_update AFTER UPDATE OF meeting_id, article_id ON relations BEGIN
	INSERT INTO search_refresh VALUES ('article', OLD.article_id), ('article', NEW.article_id);
	INSERT INTO search_refresh SELECT 'publication', publication_id FROM articles WHERE id IN (OLD.article_id, NEW.article_id);
	INSERT INTO search_refresh SELECT 'issue', issue_id FROM articles WHERE id IN (OLD.article_id, NEW.article_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_relation_delete AFTER DELETE ON relations BEGIN
	INSERT INTO search_refresh VALUES ('article', OLD.article_id);
	INSERT INTO search_refresh SELECT 'publication', publication_id FROM articles WHERE id = OLD.article_id;
	INSERT INTO search_refresh SELECT 'issue', issue_id FROM articles WHERE id = OLD.article_id;
END;
--> statement-breakpoint
CREATE TRIGGER search_article_insert AFTER INSERT ON articles BEGIN
	INSERT INTO search_refresh VALUES ('article', NEW.id), ('publication', NEW.publication_id), ('issue', NEW.issue_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_article_update AFTER UPDATE OF title, author, excerpt, published_on, publication_id, issue_id ON articles
WHEN NEW.title IS NOT OLD.title OR NEW.author IS NOT OLD.author OR NEW.excerpt IS NOT OLD.excerpt
	OR NEW.published_on IS NOT OLD.published_on OR NEW.publication_id IS NOT OLD.publication_id OR NEW.issue_id IS NOT OLD.issue_id
BEGIN
	INSERT INTO search_refresh VALUES ('article', NEW.id), ('publication', OLD.publication_id),
		('publication', NEW.publication_id), ('issue', OLD.issue_id), ('issue', NEW.issue_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_article_delete AFTER DELETE ON articles BEGIN
	INSERT INTO search_refresh VALUES ('article', OLD.id), ('publication', OLD.publication_id), ('issue', OLD.issue_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_speaker_insert AFTER INSERT ON speakers BEGIN
	INSERT INTO search_refresh VALUES ('speaker', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_speaker_update AFTER UPDATE OF name, biography ON speakers
WHEN NEW.name IS NOT OLD.name OR NEW.biography IS NOT OLD.biography BEGIN
	INSERT INTO search_refresh VALUES ('speaker', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_speaker_delete AFTER DELETE ON speakers BEGIN
	INSERT INTO search_refresh VALUES ('speaker', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_venue_insert AFTER INSERT ON venues BEGIN
	INSERT INTO search_refresh VALUES ('venue', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_venue_update AFTER UPDATE OF name, address, locality, postcode, access_notes, directions ON venues
WHEN NEW.name IS NOT OLD.name OR NEW.address IS NOT OLD.address OR NEW.locality IS NOT OLD.locality
	OR NEW.postcode IS NOT OLD.postcode OR NEW.access_notes IS NOT OLD.access_notes OR NEW.directions IS NOT OLD.directions
BEGIN
	INSERT INTO search_refresh VALUES ('venue', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_venue_delete AFTER DELETE ON venues BEGIN
	INSERT INTO search_refresh VALUES ('venue', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_publication_insert AFTER INSERT ON publications BEGIN
	INSERT INTO search_refresh VALUES ('publication', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_publication_update AFTER UPDATE OF name, description ON publications
WHEN NEW.name IS NOT OLD.name OR NEW.description IS NOT OLD.description BEGIN
	INSERT INTO search_refresh VALUES ('publication', NEW.id);
	INSERT INTO search_refresh SELECT 'issue', id FROM issues WHERE publication_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_publication_delete AFTER DELETE ON publications BEGIN
	INSERT INTO search_refresh VALUES ('publication', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_issue_insert AFTER INSERT ON issues BEGIN
	INSERT INTO search_refresh VALUES ('issue', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_issue_update AFTER UPDATE OF number, dated_on, publication_id ON issues
WHEN NEW.number IS NOT OLD.number OR NEW.dated_on IS NOT OLD.dated_on OR NEW.publication_id IS NOT OLD.publication_id BEGIN
	INSERT INTO search_refresh VALUES ('issue', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_issue_delete AFTER DELETE ON issues BEGIN
	INSERT INTO search_refresh VALUES ('issue', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_series_insert AFTER INSERT ON series BEGIN
	INSERT INTO search_refresh VALUES ('series', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_series_update AFTER UPDATE OF title, summary ON series
WHEN NEW.title IS NOT OLD.title OR NEW.summary IS NOT OLD.summary BEGIN
	INSERT INTO search_refresh VALUES ('series', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_series_delete AFTER DELETE ON series BEGIN
	INSERT INTO search_refresh VALUES ('series', OLD.id);
END;
--> statement-breakpoint
-- What is there already.
INSERT INTO search_documents (kind, subject_id, year, month, shown_from)
SELECT kind, subject_id, year, month, shown_from FROM search_found;
--> statement-breakpoint
INSERT INTO search_index (rowid, title, lead, body)
SELECT d.id, f.title, f.lead, f.body FROM search_found f
JOIN search_documents d ON d.kind = f.kind AND d.subject_id = f.subject_id;
