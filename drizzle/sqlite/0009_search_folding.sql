-- search_fold, search_words and search_key are lib/text/fold.ts, given to each connection by db/sqlite.ts.
DROP TRIGGER search_refresh_one;
--> statement-breakpoint
DROP VIEW search_found;
--> statement-breakpoint
DROP VIEW search_sources;
--> statement-breakpoint
-- A meeting is found by all that its page says.
CREATE VIEW search_sources AS
SELECT 'meeting' AS kind, m.id AS subject_id, m.starts_at_local AS on_date, NULL AS shown_from,
	m.title AS title, m.occasion || ' ' || m.summary AS lead,
	m.description
		|| ' ' || coalesce((SELECT group_concat(i.title || ' ' || i.description, ' ') FROM programme_items i WHERE i.meeting_id = m.id), '')
		|| ' ' || coalesce((SELECT group_concat(s.name, ' ') FROM programme_items i JOIN programme_speakers p ON p.item_id = i.id JOIN speakers s ON s.id = p.speaker_id WHERE i.meeting_id = m.id), '')
		|| ' ' || coalesce((SELECT v.name || ' ' || v.address || ' ' || v.locality || ' ' || v.postcode FROM venues v WHERE v.id = m.venue_id), '')
		|| ' ' || coalesce((SELECT r.name FROM rooms r WHERE r.id = m.room_id), '')
		|| ' ' || coalesce((SELECT group_concat(t.name, ' ') FROM meeting_topics mt JOIN topics t ON t.id = mt.topic_id WHERE mt.meeting_id = m.id), '')
		|| ' ' || coalesce((SELECT g.name FROM groups g WHERE g.id = m.group_id), '')
		|| ' ' || coalesce((SELECT group_concat(g.name, ' ') FROM hosts h JOIN groups g ON g.id = h.group_id WHERE h.meeting_id = m.id), '')
		|| ' ' || coalesce((SELECT s.title FROM series s WHERE s.id = m.series_id), '')
		|| ' ' || m.chair || ' ' || coalesce(CASE substr(m.starts_at_local, 6, 2) WHEN '01' THEN 'january jan' WHEN '02' THEN 'february feb' WHEN '03' THEN 'march mar' WHEN '04' THEN 'april apr' WHEN '05' THEN 'may' WHEN '06' THEN 'june jun' WHEN '07' THEN 'july jul' WHEN '08' THEN 'august aug' WHEN '09' THEN 'september sep sept' WHEN '10' THEN 'october oct' WHEN '11' THEN 'november nov' WHEN '12' THEN 'december dec' END, '') || ' ' || substr(m.starts_at_local, 1, 4) AS body
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
CREATE TRIGGER search_refresh_one INSTEAD OF INSERT ON search_refresh BEGIN
	DELETE FROM search_index WHERE rowid IN (
		SELECT id FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id);
	DELETE FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
	INSERT INTO search_documents (kind, subject_id, year, month, shown_from, title_key)
		SELECT kind, subject_id, year, month, shown_from, search_fold(trim(title, ' .,:;!?…"''“”‘’«»')) FROM search_found
		WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
	INSERT INTO search_index (rowid, title, lead, body)
		SELECT (SELECT id FROM search_documents WHERE kind = NEW.kind AND subject_id = NEW.subject_id),
			search_words(title), search_words(lead), search_words(body)
		FROM search_found WHERE kind = NEW.kind AND subject_id = NEW.subject_id;
END;
--> statement-breakpoint
-- What a meeting's page says and other tables hold.
CREATE TRIGGER search_meeting_places AFTER UPDATE OF venue_id, room_id, group_id, series_id, chair ON meetings
WHEN NEW.venue_id IS NOT OLD.venue_id OR NEW.room_id IS NOT OLD.room_id OR NEW.group_id IS NOT OLD.group_id
	OR NEW.series_id IS NOT OLD.series_id OR NEW.chair IS NOT OLD.chair BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_venues AFTER UPDATE OF name, address, locality, postcode ON venues
WHEN NEW.name IS NOT OLD.name OR NEW.address IS NOT OLD.address OR NEW.locality IS NOT OLD.locality OR NEW.postcode IS NOT OLD.postcode BEGIN
	INSERT INTO search_refresh SELECT 'meeting', id FROM meetings WHERE venue_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_rooms AFTER UPDATE OF name ON rooms
WHEN NEW.name IS NOT OLD.name BEGIN
	INSERT INTO search_refresh SELECT 'meeting', id FROM meetings WHERE venue_id = NEW.venue_id AND room_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_speakers AFTER UPDATE OF name ON speakers
WHEN NEW.name IS NOT OLD.name BEGIN
	INSERT INTO search_refresh SELECT 'meeting', i.meeting_id FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id WHERE p.speaker_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_topics AFTER UPDATE OF name ON topics
WHEN NEW.name IS NOT OLD.name BEGIN
	INSERT INTO search_refresh SELECT 'meeting', meeting_id FROM meeting_topics WHERE topic_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_series AFTER UPDATE OF title ON series
WHEN NEW.title IS NOT OLD.title BEGIN
	INSERT INTO search_refresh SELECT 'meeting', id FROM meetings WHERE series_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_groups AFTER UPDATE OF name ON groups
WHEN NEW.name IS NOT OLD.name BEGIN
	INSERT INTO search_refresh SELECT 'meeting', id FROM meetings WHERE group_id = NEW.id UNION SELECT 'meeting', meeting_id FROM hosts WHERE group_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_topic_insert AFTER INSERT ON meeting_topics BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_topic_delete AFTER DELETE ON meeting_topics BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_topic_update AFTER UPDATE ON meeting_topics BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id);
	INSERT INTO search_refresh VALUES ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_host_insert AFTER INSERT ON hosts BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_host_delete AFTER DELETE ON hosts BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_host_update AFTER UPDATE ON hosts BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id);
	INSERT INTO search_refresh VALUES ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_speaker_insert AFTER INSERT ON programme_speakers BEGIN
	INSERT INTO search_refresh SELECT 'meeting', meeting_id FROM programme_items WHERE id = NEW.item_id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_speaker_delete AFTER DELETE ON programme_speakers BEGIN
	INSERT INTO search_refresh SELECT 'meeting', meeting_id FROM programme_items WHERE id = OLD.item_id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_speaker_update AFTER UPDATE ON programme_speakers BEGIN
	INSERT INTO search_refresh SELECT 'meeting', meeting_id FROM programme_items WHERE id = OLD.item_id;
	INSERT INTO search_refresh SELECT 'meeting', meeting_id FROM programme_items WHERE id = NEW.item_id;
END;
--> statement-breakpoint
-- What is there already.
UPDATE venues SET search_key = search_key(name || ' ' || address || ' ' || locality || ' ' || postcode);
--> statement-breakpoint
UPDATE speakers SET search_key = search_key(name);
--> statement-breakpoint
UPDATE publications SET search_key = search_key(name);
--> statement-breakpoint
UPDATE articles SET search_key = search_key(title || ' ' || author);
--> statement-breakpoint
UPDATE meetings SET search_key = search_key(title || ' ' || occasion || ' ' || summary);
--> statement-breakpoint
UPDATE rsvps SET search_key = search_key(name) || char(10) || search_fold(coalesce(email, '')) WHERE erased_at IS NULL AND search_key <> '';
--> statement-breakpoint
UPDATE outbox SET search_key = search_key(to_email || ' ' || to_name || ' ' || subject) WHERE search_key <> '';
--> statement-breakpoint
DELETE FROM search_index;
--> statement-breakpoint
DELETE FROM search_documents;
--> statement-breakpoint
INSERT INTO search_documents (kind, subject_id, year, month, shown_from, title_key)
SELECT kind, subject_id, year, month, shown_from, search_fold(trim(title, ' .,:;!?…"''“”‘’«»')) FROM search_found;
--> statement-breakpoint
INSERT INTO search_index (rowid, title, lead, body)
SELECT d.id, search_words(f.title), search_words(f.lead), search_words(f.body) FROM search_found f
JOIN search_documents d ON d.kind = f.kind AND d.subject_id = f.subject_id;
