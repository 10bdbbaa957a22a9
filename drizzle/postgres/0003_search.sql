CREATE TABLE "search_documents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_documents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"shown_from" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_subject_unique" ON "search_documents" USING btree ("kind","subject_id");
--> statement-breakpoint
-- From here on by hand. The words of a title stand a second time, where they are found without those of the text.
ALTER TABLE search_documents
	ADD COLUMN title tsvector NOT NULL,
	ADD COLUMN words tsvector NOT NULL;
--> statement-breakpoint
CREATE INDEX search_documents_title ON search_documents USING gin (title) WITH (fastupdate = off);
--> statement-breakpoint
CREATE INDEX search_documents_words ON search_documents USING gin (words) WITH (fastupdate = off);
--> statement-breakpoint
-- Words without regard to case and accents, whatever the database's locale, as FTS5's unicode61 folds them.
CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT lower(translate(
		normalize(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g'), NFC),
		'ÆŒØŁĐÞẞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁЂЄІЇЈЉЊЋЌЎЏҐ',
		'æœøłđþßαβγδεζηθικλμνξοπρσστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяёђєіїјљњћќўџґ'))
$$;
--> statement-breakpoint
-- Text as a vector. Signs become spaces first: PostgreSQL's parser would make addresses and paths of some.
CREATE FUNCTION search_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT to_tsvector('simple', regexp_replace(search_fold(left(words, 200000)),
		'[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- lib/visibility.ts in SQL: tests/unit/search keeps the two equal.
CREATE FUNCTION search_listed(m meetings) RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT m.status IN ('published', 'cancelled', 'postponed') AND m.first_published_at IS NOT NULL
		AND m.deleted_at IS NULL AND m.visibility = 'public'
$$;
--> statement-breakpoint
-- What a document says, if it is public. Functions rather than views: they hold up no later change of a table.
CREATE FUNCTION search_source(of_kind text, of_id text)
RETURNS TABLE (on_date text, shown_from timestamptz, title text, lead text, body text) LANGUAGE plpgsql STABLE AS $$
BEGIN
	CASE of_kind
	WHEN 'meeting' THEN RETURN QUERY
		SELECT m.starts_at_local, NULL::timestamptz, m.title, m.occasion || ' ' || m.summary,
			m.description || ' ' || coalesce((SELECT string_agg(i.title || ' ' || i.description, ' ') FROM programme_items i WHERE i.meeting_id = m.id), '')
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
-- Writes documents into the index anew, or takes them out. One transaction at a time: of two
-- meetings withdrawn at once each would else still see the other, and keep their speaker.
CREATE FUNCTION search_refresh(of_kind text, VARIADIC ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(7102008);
	DELETE FROM search_documents WHERE kind = of_kind AND subject_id = ANY (ids);
	INSERT INTO search_documents (kind, subject_id, year, month, shown_from, title, words)
	SELECT of_kind, i.id,
		CASE WHEN s.on_date ~ '^\d{4}' THEN left(s.on_date, 4)::integer ELSE 0 END,
		CASE WHEN s.on_date ~ '^\d{4}-[01]\d' THEN substr(s.on_date, 6, 2)::integer ELSE 0 END,
		s.shown_from,
		search_vector(s.title),
		setweight(search_vector(s.title), 'A') || setweight(search_vector(s.lead), 'B') || setweight(search_vector(s.body), 'C')
	FROM (SELECT DISTINCT u.id FROM unnest(ids) u(id) WHERE u.id IS NOT NULL) i
	CROSS JOIN LATERAL search_source(of_kind, i.id) s;
END $$;
--> statement-breakpoint
-- For tables whose rows are documents and nothing more: the kind is the trigger's argument.
CREATE FUNCTION search_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh(TG_ARGV[0], CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_group_insert AFTER INSERT ON groups FOR EACH ROW EXECUTE FUNCTION search_row_changed('group');
--> statement-breakpoint
CREATE TRIGGER search_group_update AFTER UPDATE OF name, description ON groups FOR EACH ROW
WHEN ((OLD.name, OLD.description) IS DISTINCT FROM (NEW.name, NEW.description)) EXECUTE FUNCTION search_row_changed('group');
--> statement-breakpoint
CREATE TRIGGER search_group_delete AFTER DELETE ON groups FOR EACH ROW EXECUTE FUNCTION search_row_changed('group');
--> statement-breakpoint
CREATE FUNCTION search_meeting_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		PERFORM search_refresh('meeting', OLD.id), search_refresh('report', OLD.id);
	END IF;
	IF TG_OP = 'INSERT' THEN
		PERFORM search_refresh('meeting', NEW.id), search_refresh('report', NEW.id),
			search_refresh('venue', NEW.venue_id), search_refresh('series', NEW.series_id);
	ELSIF TG_OP = 'DELETE' THEN
		PERFORM search_refresh('venue', OLD.venue_id), search_refresh('series', OLD.series_id);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- What is public through the meeting comes and goes with it.
CREATE FUNCTION search_meeting_state_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh('venue', OLD.venue_id, NEW.venue_id), search_refresh('series', OLD.series_id, NEW.series_id);
	PERFORM search_refresh('speaker', VARIADIC ARRAY(
		SELECT p.speaker_id FROM programme_speakers p JOIN programme_items i ON i.id = p.item_id WHERE i.meeting_id = NEW.id));
	PERFORM search_refresh('article', VARIADIC ARRAY(SELECT article_id FROM relations WHERE meeting_id = NEW.id));
	PERFORM search_refresh('publication', VARIADIC ARRAY(
		SELECT a.publication_id FROM relations r JOIN articles a ON a.id = r.article_id WHERE r.meeting_id = NEW.id));
	PERFORM search_refresh('issue', VARIADIC ARRAY(
		SELECT a.issue_id FROM relations r JOIN articles a ON a.id = r.article_id WHERE r.meeting_id = NEW.id));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_meeting_insert AFTER INSERT ON meetings FOR EACH ROW EXECUTE FUNCTION search_meeting_changed();
--> statement-breakpoint
CREATE TRIGGER search_meeting_words AFTER UPDATE OF title, occasion, summary, description, report, starts_at_local, ends_at, status, visibility, first_published_at, deleted_at ON meetings FOR EACH ROW
WHEN ((OLD.title, OLD.occasion, OLD.summary, OLD.description, OLD.report, OLD.starts_at_local, OLD.ends_at, OLD.status, OLD.visibility, OLD.first_published_at, OLD.deleted_at)
	IS DISTINCT FROM (NEW.title, NEW.occasion, NEW.summary, NEW.description, NEW.report, NEW.starts_at_local, NEW.ends_at, NEW.status, NEW.visibility, NEW.first_published_at, NEW.deleted_at))
EXECUTE FUNCTION search_meeting_changed();
--> statement-breakpoint
CREATE TRIGGER search_meeting_state AFTER UPDATE OF status, visibility, first_published_at, deleted_at, venue_id, series_id ON meetings FOR EACH ROW
WHEN ((OLD.status, OLD.visibility, OLD.first_published_at, OLD.deleted_at, OLD.venue_id, OLD.series_id)
	IS DISTINCT FROM (NEW.status, NEW.visibility, NEW.first_published_at, NEW.deleted_at, NEW.venue_id, NEW.series_id))
EXECUTE FUNCTION search_meeting_state_changed();
--> statement-breakpoint
CREATE TRIGGER search_meeting_delete AFTER DELETE ON meetings FOR EACH ROW EXECUTE FUNCTION search_meeting_changed();
--> statement-breakpoint
CREATE FUNCTION search_item_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN PERFORM search_refresh('meeting', NEW.meeting_id);
	ELSIF TG_OP = 'DELETE' THEN PERFORM search_refresh('meeting', OLD.meeting_id);
	ELSE
		PERFORM search_refresh('meeting', OLD.meeting_id, NEW.meeting_id);
		IF OLD.meeting_id <> NEW.meeting_id THEN
			PERFORM search_refresh('speaker', VARIADIC ARRAY(SELECT speaker_id FROM programme_speakers WHERE item_id = NEW.id));
		END IF;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_item_insert AFTER INSERT ON programme_items FOR EACH ROW EXECUTE FUNCTION search_item_changed();
--> statement-breakpoint
CREATE TRIGGER search_item_update AFTER UPDATE OF meeting_id, title, description ON programme_items FOR EACH ROW
WHEN ((OLD.meeting_id, OLD.title, OLD.description) IS DISTINCT FROM (NEW.meeting_id, NEW.title, NEW.description))
EXECUTE FUNCTION search_item_changed();
--> statement-breakpoint
CREATE TRIGGER search_item_delete AFTER DELETE ON programme_items FOR EACH ROW EXECUTE FUNCTION search_item_changed();
--> statement-breakpoint
CREATE FUNCTION search_programme_speaker_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM search_refresh('speaker', OLD.speaker_id); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM search_refresh('speaker', NEW.speaker_id); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_programme_speaker_insert AFTER INSERT ON programme_speakers FOR EACH ROW EXECUTE FUNCTION search_programme_speaker_changed();
--> statement-breakpoint
CREATE TRIGGER search_programme_speaker_update AFTER UPDATE OF item_id, speaker_id ON programme_speakers FOR EACH ROW EXECUTE FUNCTION search_programme_speaker_changed();
--> statement-breakpoint
CREATE TRIGGER search_programme_speaker_delete AFTER DELETE ON programme_speakers FOR EACH ROW EXECUTE FUNCTION search_programme_speaker_changed();
--> statement-breakpoint
CREATE FUNCTION search_relation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	changed text[] := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.article_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.article_id END];
BEGIN
	PERFORM search_refresh('article', VARIADIC changed);
	PERFORM search_refresh('publication', VARIADIC ARRAY(SELECT publication_id FROM articles WHERE id = ANY (changed)));
	PERFORM search_refresh('issue', VARIADIC ARRAY(SELECT issue_id FROM articles WHERE id = ANY (changed)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_relation_insert AFTER INSERT ON relations FOR EACH ROW EXECUTE FUNCTION search_relation_changed();
--> statement-breakpoint
CREATE TRIGGER search_relation_update AFTER UPDATE OF meeting_id, article_id ON relations FOR EACH ROW EXECUTE FUNCTION search_relation_changed();
--> statement-breakpoint
CREATE TRIGGER search_relation_delete AFTER DELETE ON relations FOR EACH ROW EXECUTE FUNCTION search_relation_changed();
--> statement-breakpoint
CREATE FUNCTION search_article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		PERFORM search_refresh('article', OLD.id), search_refresh('publication', OLD.publication_id), search_refresh('issue', OLD.issue_id);
	END IF;
	IF TG_OP <> 'DELETE' THEN
		PERFORM search_refresh('article', NEW.id), search_refresh('publication', NEW.publication_id), search_refresh('issue', NEW.issue_id);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_article_insert AFTER INSERT ON articles FOR EACH ROW EXECUTE FUNCTION search_article_changed();
--> statement-breakpoint
CREATE TRIGGER search_article_update AFTER UPDATE OF title, author, excerpt, published_on, publication_id, issue_id ON articles FOR EACH ROW
WHEN ((OLD.title, OLD.author, OLD.excerpt, OLD.published_on, OLD.publication_id, OLD.issue_id)
	IS DISTINCT FROM (NEW.title, NEW.author, NEW.excerpt, NEW.published_on, NEW.publication_id, NEW.issue_id))
EXECUTE FUNCTION search_article_changed();
--> statement-breakpoint
CREATE TRIGGER search_article_delete AFTER DELETE ON articles FOR EACH ROW EXECUTE FUNCTION search_article_changed();
--> statement-breakpoint
CREATE TRIGGER search_speaker_insert AFTER INSERT ON speakers FOR EACH ROW EXECUTE FUNCTION search_row_changed('speaker');
--> statement-breakpoint
CREATE TRIGGER search_speaker_update AFTER UPDATE OF name, biography ON speakers FOR EACH ROW
WHEN ((OLD.name, OLD.biography) IS DISTINCT FROM (NEW.name, NEW.biography)) EXECUTE FUNCTION search_row_changed('speaker');
--> statement-breakpoint
CREATE TRIGGER search_speaker_delete AFTER DELETE ON speakers FOR EACH ROW EXECUTE FUNCTION search_row_changed('speaker');
--> statement-breakpoint
CREATE TRIGGER search_venue_insert AFTER INSERT ON venues FOR EACH ROW EXECUTE FUNCTION search_row_changed('venue');
--> statement-breakpoint
CREATE TRIGGER search_venue_update AFTER UPDATE OF name, address, locality, postcode, access_notes, directions ON venues FOR EACH ROW
WHEN ((OLD.name, OLD.address, OLD.locality, OLD.postcode, OLD.access_notes, OLD.directions)
	IS DISTINCT FROM (NEW.name, NEW.address, NEW.locality, NEW.postcode, NEW.access_notes, NEW.directions))
EXECUTE FUNCTION search_row_changed('venue');
--> statement-breakpoint
CREATE TRIGGER search_venue_delete AFTER DELETE ON venues FOR EACH ROW EXECUTE FUNCTION search_row_changed('venue');
--> statement-breakpoint
CREATE FUNCTION search_publication_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_refresh('publication', NEW.id);
	PERFORM search_refresh('issue', VARIADIC ARRAY(SELECT id FROM issues WHERE publication_id = NEW.id));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_publication_insert AFTER INSERT ON publications FOR EACH ROW EXECUTE FUNCTION search_row_changed('publication');
--> statement-breakpoint
CREATE TRIGGER search_publication_update AFTER UPDATE OF name, description ON publications FOR EACH ROW
WHEN ((OLD.name, OLD.description) IS DISTINCT FROM (NEW.name, NEW.description)) EXECUTE FUNCTION search_publication_changed();
--> statement-breakpoint
CREATE TRIGGER search_publication_delete AFTER DELETE ON publications FOR EACH ROW EXECUTE FUNCTION search_row_changed('publication');
--> statement-breakpoint
CREATE TRIGGER search_issue_insert AFTER INSERT ON issues FOR EACH ROW EXECUTE FUNCTION search_row_changed('issue');
--> statement-breakpoint
CREATE TRIGGER search_issue_update AFTER UPDATE OF number, dated_on, publication_id ON issues FOR EACH ROW
WHEN ((OLD.number, OLD.dated_on, OLD.publication_id) IS DISTINCT FROM (NEW.number, NEW.dated_on, NEW.publication_id))
EXECUTE FUNCTION search_row_changed('issue');
--> statement-breakpoint
CREATE TRIGGER search_issue_delete AFTER DELETE ON issues FOR EACH ROW EXECUTE FUNCTION search_row_changed('issue');
--> statement-breakpoint
CREATE TRIGGER search_series_insert AFTER INSERT ON series FOR EACH ROW EXECUTE FUNCTION search_row_changed('series');
--> statement-breakpoint
CREATE TRIGGER search_series_update AFTER UPDATE OF title, summary ON series FOR EACH ROW
WHEN ((OLD.title, OLD.summary) IS DISTINCT FROM (NEW.title, NEW.summary)) EXECUTE FUNCTION search_row_changed('series');
--> statement-breakpoint
CREATE TRIGGER search_series_delete AFTER DELETE ON series FOR EACH ROW EXECUTE FUNCTION search_row_changed('series');
--> statement-breakpoint
-- What is there already.
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
