-- These ask what cannot be written into the query that calls them, and PostgreSQL plans the body of
-- such a function anew for each query where that is SQL: half of what a change of a meeting took.
CREATE OR REPLACE FUNCTION search_fold(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	IF words ~ '[^\u0001-\u007f]' THEN RETURN search_plain(search_even(words)); END IF;
	RETURN search_joined(lower(replace(words, '`', '''') COLLATE "C"));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_others(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	RETURN (SELECT coalesce(string_agg(other, ' ' ORDER BY other COLLATE "C"), '') FROM (
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
			AND NOT o.other = ANY (string_to_array(search_plain(w.word), ' '))) every_other);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_words(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	IF words ~ '[''`-]|[^\u0001-\u007f]' THEN RETURN btrim(search_fold(words) || ' ' || search_others(words)); END IF;
	RETURN search_fold(words);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_key(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	others text := search_others(words);
BEGIN
	RETURN search_fold(words) || CASE others WHEN '' THEN '' ELSE E'\t' || others END;
END $$;
