DROP TRIGGER search_refresh_one;
--> statement-breakpoint
DROP VIEW search_found;
--> statement-breakpoint
DROP VIEW search_sources;
--> statement-breakpoint
-- A meeting is found by what there is to read for it, too, by its day, and by its state.
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
		|| ' ' || coalesce((SELECT group_concat(a.title || ' ' || a.author || ' ' || coalesce(p.name, ''), ' ') FROM relations r JOIN articles a ON a.id = r.article_id LEFT JOIN publications p ON p.id = a.publication_id WHERE r.meeting_id = m.id), '')
		|| ' ' || m.access_notes || ' ' || CASE WHEN m.status IN ('cancelled', 'postponed') THEN m.status ELSE '' END
		|| ' ' || CASE strftime('%w', substr(m.starts_at_local, 1, 10)) WHEN '0' THEN 'sunday' WHEN '1' THEN 'monday' WHEN '2' THEN 'tuesday' WHEN '3' THEN 'wednesday' WHEN '4' THEN 'thursday' WHEN '5' THEN 'friday' WHEN '6' THEN 'saturday' ELSE '' END || ' ' || ltrim(substr(m.starts_at_local, 9, 2), '0')
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
-- What a meeting's page says of its reading.
DROP TRIGGER search_meeting_places;
--> statement-breakpoint
CREATE TRIGGER search_meeting_places AFTER UPDATE OF venue_id, room_id, group_id, series_id, chair, access_notes ON meetings
WHEN NEW.venue_id IS NOT OLD.venue_id OR NEW.room_id IS NOT OLD.room_id OR NEW.group_id IS NOT OLD.group_id
	OR NEW.series_id IS NOT OLD.series_id OR NEW.chair IS NOT OLD.chair OR NEW.access_notes IS NOT OLD.access_notes BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_articles AFTER UPDATE OF title, author, publication_id ON articles
WHEN NEW.title IS NOT OLD.title OR NEW.author IS NOT OLD.author OR NEW.publication_id IS NOT OLD.publication_id BEGIN
	INSERT INTO search_refresh SELECT 'meeting', meeting_id FROM relations WHERE article_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_publications AFTER UPDATE OF name ON publications
WHEN NEW.name IS NOT OLD.name BEGIN
	INSERT INTO search_refresh SELECT 'meeting', r.meeting_id FROM relations r JOIN articles a ON a.id = r.article_id WHERE a.publication_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_reading_insert AFTER INSERT ON relations BEGIN
	INSERT INTO search_refresh VALUES ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_reading_delete AFTER DELETE ON relations BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_meeting_reading_update AFTER UPDATE OF meeting_id, article_id ON relations BEGIN
	INSERT INTO search_refresh VALUES ('meeting', OLD.meeting_id), ('meeting', NEW.meeting_id);
END;
--> statement-breakpoint
-- What is there already.
INSERT INTO search_refresh SELECT 'meeting', id FROM meetings;
