-- lib/text/fold.ts in SQL, whatever the database's locale: tests/unit/data/db/fold.test.ts keeps the two equal.
CREATE FUNCTION search_lower(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT lower(translate(words,
		'ÄÖÜÅÆŒØŁĐÐÞẞĦŊŦΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁЂЄІЇЈЉЊЋЌЎЏҐ',
		'äöüåæœøłđðþßħŋŧαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяёђєіїјљњћќўџґ'))
$$;
--> statement-breakpoint
CREATE FUNCTION search_even(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT search_lower(normalize(regexp_replace(regexp_replace(regexp_replace(normalize(replace(words, '´', ''''), NFKC),
		'[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
		'[`\u02b9-\u02bc\u05f3\u05f4\u2018\u2019\uff07]', '''', 'g'),
		'[\u05be\u2010-\u2015\u2212\ufe58\ufe63\uff0d]', '-', 'g'), NFC))
$$;
--> statement-breakpoint
CREATE FUNCTION search_letters(even text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT normalize(replace(replace(replace(replace(
		translate(search_lower(regexp_replace(normalize(even, NFKD), '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]', '', 'g')),
			'øłđðıħŋŧςىیکة', 'olddihntσييكه'),
		'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'), NFC)
$$;
--> statement-breakpoint
CREATE FUNCTION search_joined(letters text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT btrim(regexp_replace(regexp_replace(regexp_replace(letters,
		'(?<=[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020])''(?=[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020])', '', 'g'),
		'(?<=[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020])-(?=[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020])', ' ', 'g'),
		'\s+', ' ', 'g'))
$$;
--> statement-breakpoint
CREATE FUNCTION search_plain(even text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT search_joined(search_letters(even))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT CASE WHEN words ~ '[^\u0001-\u007f]' THEN search_plain(search_even(words))
		ELSE search_joined(lower(replace(words, '`', '''') COLLATE "C")) END
$$;
--> statement-breakpoint
CREATE FUNCTION search_others(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT coalesce(string_agg(other, ' ' ORDER BY other COLLATE "C"), '') FROM (
		SELECT DISTINCT o.other
		FROM (SELECT DISTINCT m[1] AS word FROM regexp_matches(search_even(words), '[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020]+(?:[''-][^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020]+)*', 'g') m) w
		CROSS JOIN LATERAL (SELECT search_letters(w.word) AS plain) p
		CROSS JOIN LATERAL (
			SELECT unnest(string_to_array(search_plain(replace(replace(replace(replace(replace(replace(w.word,
				'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ø', 'oe'), 'å', 'aa'), 'đ', 'dj')), ' '))
			UNION SELECT unnest(string_to_array(search_plain(replace(replace(replace(w.word, 'æ', 'a'), 'œ', 'o'), 'ß', 's')), ' '))
			UNION SELECT part FROM regexp_split_to_table(p.plain, '[''-]') part WHERE p.plain LIKE '%''%' AND length(part) > 1
			UNION SELECT regexp_replace(p.plain, '[''-]', '', 'g') WHERE p.plain LIKE '%-%' AND p.plain !~ '[0-9]'
		) o(other)
		WHERE w.word ~ '[''\-äöüøåđæœß]' AND o.other <> ''
			AND NOT o.other = ANY (string_to_array(search_plain(w.word), ' '))) every_other
$$;
--> statement-breakpoint
CREATE FUNCTION search_words(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT CASE WHEN words ~ '[''`-]|[^\u0001-\u007f]' THEN btrim(search_fold(words) || ' ' || search_others(words))
		ELSE search_fold(words) END
$$;
--> statement-breakpoint
CREATE FUNCTION search_key(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT search_fold(words) || CASE search_others(words) WHEN '' THEN '' ELSE E'\t' || search_others(words) END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT to_tsvector('simple', regexp_replace(search_words(left(words, 200000)),
		'[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020]+', ' ', 'g'))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_refresh(of_kind text, VARIADIC ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(7102008);
	DELETE FROM search_documents WHERE kind = of_kind AND subject_id = ANY (ids);
	INSERT INTO search_documents (kind, subject_id, year, month, shown_from, title_key, title, words)
	SELECT of_kind, i.id,
		CASE WHEN s.on_date ~ '^\d{4}' THEN left(s.on_date, 4)::integer ELSE 0 END,
		CASE WHEN s.on_date ~ '^\d{4}-[01]\d' THEN substr(s.on_date, 6, 2)::integer ELSE 0 END,
		s.shown_from,
		search_title_key(s.title),
		t.title,
		setweight(t.title, 'A') || setweight(search_vector(s.lead), 'B') || setweight(search_vector(s.body), 'C')
	FROM (SELECT DISTINCT u.id FROM unnest(ids) u(id) WHERE u.id IS NOT NULL) i
	CROSS JOIN LATERAL search_source(of_kind, i.id) s
	CROSS JOIN LATERAL (SELECT search_vector(s.title) AS title OFFSET 0) t;
END $$;
--> statement-breakpoint
-- A meeting is found by all that its page says.
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
-- What a meeting's page says and other tables hold.
CREATE FUNCTION search_meeting_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM search_refresh('meeting', OLD.meeting_id); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM search_refresh('meeting', NEW.meeting_id); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_meetings_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh('meeting', VARIADIC CASE TG_ARGV[0]
		WHEN 'venue' THEN ARRAY(SELECT id FROM meetings WHERE venue_id = NEW.id)
		WHEN 'room' THEN ARRAY(SELECT id FROM meetings WHERE room_id = NEW.id)
		WHEN 'speaker' THEN ARRAY(SELECT i.meeting_id FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id WHERE p.speaker_id = NEW.id)
		WHEN 'topic' THEN ARRAY(SELECT meeting_id FROM meeting_topics WHERE topic_id = NEW.id)
		WHEN 'series' THEN ARRAY(SELECT id FROM meetings WHERE series_id = NEW.id)
		WHEN 'group' THEN ARRAY(SELECT id FROM meetings WHERE group_id = NEW.id UNION SELECT meeting_id FROM hosts WHERE group_id = NEW.id)
	END);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_meeting_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh('meeting', NEW.id);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_meeting_places AFTER UPDATE OF venue_id, room_id, group_id, series_id, chair ON meetings FOR EACH ROW
WHEN ((OLD.venue_id, OLD.room_id, OLD.group_id, OLD.series_id, OLD.chair) IS DISTINCT FROM (NEW.venue_id, NEW.room_id, NEW.group_id, NEW.series_id, NEW.chair))
EXECUTE FUNCTION search_meeting_itself();
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_venues AFTER UPDATE OF name, address, locality, postcode ON venues FOR EACH ROW
WHEN ((OLD.name, OLD.address, OLD.locality, OLD.postcode) IS DISTINCT FROM (NEW.name, NEW.address, NEW.locality, NEW.postcode)) EXECUTE FUNCTION search_meetings_named('venue');
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_rooms AFTER UPDATE OF name ON rooms FOR EACH ROW
WHEN ((OLD.name) IS DISTINCT FROM (NEW.name)) EXECUTE FUNCTION search_meetings_named('room');
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_speakers AFTER UPDATE OF name ON speakers FOR EACH ROW
WHEN ((OLD.name) IS DISTINCT FROM (NEW.name)) EXECUTE FUNCTION search_meetings_named('speaker');
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_topics AFTER UPDATE OF name ON topics FOR EACH ROW
WHEN ((OLD.name) IS DISTINCT FROM (NEW.name)) EXECUTE FUNCTION search_meetings_named('topic');
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_series AFTER UPDATE OF title ON series FOR EACH ROW
WHEN ((OLD.title) IS DISTINCT FROM (NEW.title)) EXECUTE FUNCTION search_meetings_named('series');
--> statement-breakpoint
CREATE TRIGGER search_meetings_of_groups AFTER UPDATE OF name ON groups FOR EACH ROW
WHEN ((OLD.name) IS DISTINCT FROM (NEW.name)) EXECUTE FUNCTION search_meetings_named('group');
--> statement-breakpoint
CREATE TRIGGER search_meeting_topic_insert AFTER INSERT ON meeting_topics FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_topic_update AFTER UPDATE ON meeting_topics FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_topic_delete AFTER DELETE ON meeting_topics FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_host_insert AFTER INSERT ON hosts FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_host_update AFTER UPDATE ON hosts FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE TRIGGER search_meeting_host_delete AFTER DELETE ON hosts FOR EACH ROW EXECUTE FUNCTION search_meeting_of_row();
--> statement-breakpoint
CREATE FUNCTION search_meeting_speaker_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh('meeting', VARIADIC ARRAY(SELECT meeting_id FROM programme_items
		WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.item_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.item_id END)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_meeting_speaker_insert AFTER INSERT ON programme_speakers FOR EACH ROW EXECUTE FUNCTION search_meeting_speaker_changed();
--> statement-breakpoint
CREATE TRIGGER search_meeting_speaker_update AFTER UPDATE ON programme_speakers FOR EACH ROW EXECUTE FUNCTION search_meeting_speaker_changed();
--> statement-breakpoint
CREATE TRIGGER search_meeting_speaker_delete AFTER DELETE ON programme_speakers FOR EACH ROW EXECUTE FUNCTION search_meeting_speaker_changed();
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
UPDATE rsvps SET search_key = search_key(name) || E'\n' || search_fold(coalesce(email, '')) WHERE erased_at IS NULL AND search_key <> '';
--> statement-breakpoint
UPDATE outbox SET search_key = search_key(to_email || ' ' || to_name || ' ' || subject) WHERE search_key <> '';
--> statement-breakpoint
DO $$
BEGIN
	PERFORM search_refresh('group', VARIADIC ARRAY(SELECT id FROM groups));
	PERFORM search_refresh('meeting', VARIADIC ARRAY(SELECT id FROM meetings));
	PERFORM search_refresh('report', VARIADIC ARRAY(SELECT id FROM meetings));
	PERFORM search_refresh('article', VARIADIC ARRAY(SELECT id FROM articles));
	PERFORM search_refresh('speaker', VARIADIC ARRAY(SELECT id FROM speakers));
	PERFORM search_refresh('venue', VARIADIC ARRAY(SELECT id FROM venues));
	PERFORM search_refresh('publication', VARIADIC ARRAY(SELECT id FROM publications));
	PERFORM search_refresh('issue', VARIADIC ARRAY(SELECT id FROM issues));
	PERFORM search_refresh('series', VARIADIC ARRAY(SELECT id FROM series));
END $$;
