ALTER TABLE "search_documents" ADD COLUMN "title_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "search_documents_title_key" ON "search_documents" USING btree ("title_key","year","month");--> statement-breakpoint
CREATE INDEX "search_documents_year" ON "search_documents" USING btree ("year");
--> statement-breakpoint
-- From here on by hand.
CREATE FUNCTION search_title_key(title text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT search_fold(btrim(title, ' .,:;!?…"''“”‘’«»'))
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
		search_vector(s.title),
		setweight(search_vector(s.title), 'A') || setweight(search_vector(s.lead), 'B') || setweight(search_vector(s.body), 'C')
	FROM (SELECT DISTINCT u.id FROM unnest(ids) u(id) WHERE u.id IS NOT NULL) i
	CROSS JOIN LATERAL search_source(of_kind, i.id) s;
END $$;
--> statement-breakpoint
-- What is there already. Written as a change of type, which leaves no dead rows to be read past.
CREATE FUNCTION search_title_of(of_kind text, of_id text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT coalesce((SELECT search_title_key(title) FROM search_source(of_kind, of_id)), '')
$$;
--> statement-breakpoint
ALTER TABLE search_documents ALTER COLUMN title_key TYPE text USING search_title_of(kind, subject_id);
--> statement-breakpoint
DROP FUNCTION search_title_of;
