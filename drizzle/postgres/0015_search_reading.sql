-- A meeting is found by what there is to read for it, too, by its day, and by its state.
CREATE OR REPLACE FUNCTION search_source(of_kind text, of_id text)
RETURNS TABLE (on_date text, shown_from timestamptz, title text, lead text, body text) LANGUAGE plpgsql STABLE AS $$
BEGIN
	CASE of_kind
	WHEN 'meeting' THEN RETURN QUERY
		SELECT m.starts_at_local, NULL::timestamptz, m.title, m.occasion || ' ' || m.summary,
			m.description
			|| ' ' || coalesce((SELECT string_agg(i.title || ' ' || i.description, ' ') FROM programme_items i WHERE i.meeting_id = m.id), '')
			|| ' ' || coalesce((SELECT string_agg(s.name, ' ') FROM programme_items i JOIN programme_speakers p ON p.item_id = i.id JOIN speakers s ON s.id = p.speaker_id WHERE i.meeting_id = m.id), '')
			|| ' ' || coalesce((SELECT v.name || ' ' || v.address || ' ' || v.locality || ' ' || v.postcode FROM venues v WHERE v.id = m.venue_id), '')
			|| ' ' || coalesce((SELECT r.name FROM rooms r WHERE r.id = m.room_id), '')
			|| ' ' || coalesce((SELECT string_agg(t.name, ' ') FROM meeting_topics mt JOIN topics t ON t.id = mt.topic_id WHERE mt.meeting_id = m.id), '')
			|| ' ' || coalesce((SELECT g.name FROM groups g WHERE g.id = m.group_id), '')
			|| ' ' || coalesce((SELECT string_agg(g.name, ' ') FROM hosts h JOIN groups g ON g.id = h.group_id WHERE h.meeting_id = m.id), '')
			|| ' ' || coalesce((SELECT s.title FROM series s WHERE s.id = m.series_id), '')
			|| ' ' || coalesce((SELECT string_agg(a.title || ' ' || a.author || ' ' || coalesce(p.name, ''), ' ') FROM relations r JOIN articles a ON a.id = r.article_id LEFT JOIN publications p ON p.id = a.publication_id WHERE r.meeting_id = m.id), '')
			|| ' ' || m.access_notes || ' ' || CASE WHEN m.status IN ('cancelled', 'postponed') THEN m.status ELSE '' END
			|| ' ' || CASE extract(dow FROM left(m.starts_at_local, 10)::date) WHEN 0 THEN 'sunday' WHEN 1 THEN 'monday' WHEN 2 THEN 'tuesday' WHEN 3 THEN 'wednesday' WHEN 4 THEN 'thursday' WHEN 5 THEN 'friday' WHEN 6 THEN 'saturday' ELSE '' END || ' ' || ltrim(substr(m.starts_at_local, 9, 2), '0')
			|| ' ' || m.chair || ' ' || coalesce(CASE substr(m.starts_at_local, 6, 2) WHEN '01' THEN 'january jan' WHEN '02' THEN 'february feb' WHEN '03' THEN 'march mar' WHEN '04' THEN 'april apr' WHEN '05' THEN 'may' WHEN '06' THEN 'june jun' WHEN '07' THEN 'july jul' WHEN '08' THEN 'august aug' WHEN '09' THEN 'september sep sept' WHEN '10' THEN 'october oct' WHEN '11' THEN 'november nov' WHEN '12' THEN 'december dec' END, '') || ' ' || substr(m.starts_at_local, 1, 4)
		FROM meetings m WHERE m.id = of_id AND search_listed(m);
	WHEN 'report' THEN RETURN QUERY
		SELECT m.starts_at_local, m.ends_at::timestamptz, m.title, '', m.report
		FROM meetings m WHERE m.id = of_id AND m.report <> '' AND search_listed(m);
	WHEN 'article' THEN RETURN QUERY
		SELECT a.published_on, NULL::timestamptz, a.title, a.author, a.excerpt FROM articles a
		WHERE a.id = of_id AND (SELECT true FROM relations r JOIN meetings m ON m.id = r.meeting_id
			WHERE r.article_id = of_id AND search_listed(m) LIMIT 1);
	WHEN 'speaker' THEN RETURN QUERY
		SELECT NULL::text, NULL::timestamptz, s.name, '', s.biography FROM speakers s
		WHERE s.id = of_id AND (SELECT true FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id
			JOIN meetings m ON m.id = i.meeting_id WHERE p.speaker_id = of_id AND search_listed(m) LIMIT 1);
	WHEN 'venue' THEN RETURN QUERY
		SELECT NULL::text, NULL::timestamptz, v.name, v.address || ' ' || v.locality || ' ' || v.postcode, v.access_notes || ' ' || v.directions
		FROM venues v WHERE v.id = of_id AND (SELECT true FROM meetings m WHERE m.venue_id = of_id AND search_listed(m) LIMIT 1);
	WHEN 'group' THEN RETURN QUERY
		SELECT NULL::text, NULL::timestamptz, g.name, '', g.description FROM groups g WHERE g.id = of_id;
	WHEN 'publication' THEN RETURN QUERY
		SELECT NULL::text, NULL::timestamptz, p.name, '', p.description FROM publications p
		WHERE p.id = of_id AND (SELECT true FROM articles a JOIN relations r ON r.article_id = a.id
			JOIN meetings m ON m.id = r.meeting_id WHERE a.publication_id = of_id AND search_listed(m) LIMIT 1);
	WHEN 'issue' THEN RETURN QUERY
		SELECT i.dated_on, NULL::timestamptz, p.name || ' ' || i.number, '', '' FROM issues i JOIN publications p ON p.id = i.publication_id
		WHERE i.id = of_id AND (SELECT true FROM articles a JOIN relations r ON r.article_id = a.id
			JOIN meetings m ON m.id = r.meeting_id WHERE a.issue_id = of_id AND search_listed(m) LIMIT 1);
	WHEN 'series' THEN RETURN QUERY
		SELECT NULL::text, NULL::timestamptz, s.title, '', s.summary FROM series s
		WHERE s.id = of_id AND (SELECT true FROM meetings m WHERE m.series_id = of_id AND search_listed(m) LIMIT 1);
	END CASE;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_meetings_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh('meeting', VARIADIC CASE TG_ARGV[0]
		WHEN 'venue' THEN ARRAY(SELECT id FROM meetings WHERE venue_id = NEW.id)
		WHEN 'room' THEN ARRAY(SELECT id FROM meetings WHERE room_id = NEW.id)
		WHEN 'speaker' THEN ARRAY(SELECT i.meeting_id FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id WHERE p.speaker_id = NEW.id)
		WHEN 'topic' THEN ARRAY(SELECT meeting_id FROM meeting_topics WHERE topic_id = NEW.id)
		WHEN 'series' THEN ARRAY(SELECT id FROM meetings WHERE series_id = NEW.id)
		WHEN 'group' THEN ARRAY(SELECT id FROM meetings WHERE group_id = NEW.id UNION SELECT meeting_id FROM hosts WHERE group_id = NEW.id)
		WHEN 'article' THEN ARRAY(SELECT meeting_id FROM relations WHERE article_id = NEW.id)
		WHEN 'publication' THEN ARRAY(SELECT r.meeting_id FROM relations r JOIN articles a ON a.id = r.article_id WHERE a.publication_id = NEW.id)
	END);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- What a meeting's page says of its reading.
DROP TRIGGER search_meeting_places ON meetings;
--> statement-breakpoint
CREATE TRIGGER search_meeting_places AFTER UPDATE OF venue_id, room_id, group_id, series_id, chair, access_notes ON meetings FOR EACH ROW
WHEN ((OLD.venue_id, OLD.room_id, OLD.group_id, OLD.series_id, OLD.chair, OLD.access_notes) IS DISTINCT FROM (NEW.venue_id, NEW.room_id, NEW.group_id, NEW.series_id, NEW.chair, NEW.access_notes))
EXECUTE FUNCTION search_meeting_itself();
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_articles AFTER UPDATE OF title, author, publication_id ON articles FOR EACH ROW
WHEN ((OLD.title, OLD.author, OLD.publication_id) IS DISTINCT FROM (NEW.title, NEW.author, NEW.publication_id)) EXECUTE FUNCTION search_meetings_named('article');
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_publications AFTER UPDATE OF name ON publications FOR EACH ROW
WHEN ((OLD.name) IS DISTINCT FROM (NEW.name)) EXECUTE FUNCTION search_meetings_named('publication');
--> statement-breakpoint
CREATE TRIGGER search_meeting_reading_insert AFTER INSERT ON relations FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_reading_update AFTER UPDATE OF meeting_id, article_id ON relations FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_reading_delete AFTER DELETE ON relations FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
-- What is there already.
DO $$
BEGIN
	PERFORM search_refresh('meeting', VARIADIC ARRAY(SELECT id FROM meetings));
END $$;
