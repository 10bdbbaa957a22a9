ALTER TABLE `meetings` ADD `free` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `price_amount` text;--> statement-breakpoint
ALTER TABLE `meetings` ADD `price_currency` text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- What surely is free is free, what is nothing but an amount is an amount; all else stays words.
UPDATE meetings SET free = 1, price_note = '' WHERE lower(rtrim(price_note, '.!')) IN ('free', 'free entry', 'entry free', 'free admission', 'admission free', 'free of charge');
--> statement-breakpoint
UPDATE meetings SET free = 1, price_note = 'All welcome' WHERE lower(rtrim(price_note, '.!')) IN ('free, all welcome', 'free; all welcome', 'free. all welcome', 'free – all welcome', 'free - all welcome');
--> statement-breakpoint
-- A pound sign is sterling by a British clock; elsewhere it may be another pound. A dollar sign is anybody's.
UPDATE meetings SET price_amount = substr(price_note, 2) || '.00', price_currency = 'GBP', price_note = '' WHERE price_note GLOB '£[1-9]*' AND substr(price_note, 2) NOT GLOB '*[^0-9]*' AND time_zone IN ('Europe/London', 'Europe/Belfast', 'Europe/Jersey', 'Europe/Guernsey', 'Europe/Isle_of_Man');
--> statement-breakpoint
UPDATE meetings SET price_amount = substr(price_note, 2), price_currency = 'GBP', price_note = '' WHERE price_note GLOB '£[1-9]*.[0-9][0-9]' AND replace(substr(price_note, 2), '.', '') NOT GLOB '*[^0-9]*' AND length(substr(price_note, 2)) = length(replace(substr(price_note, 2), '.', '')) + 1 AND time_zone IN ('Europe/London', 'Europe/Belfast', 'Europe/Jersey', 'Europe/Guernsey', 'Europe/Isle_of_Man');
--> statement-breakpoint
UPDATE meetings SET price_amount = substr(price_note, 2) || '.00', price_currency = 'EUR', price_note = '' WHERE price_note GLOB '€[1-9]*' AND substr(price_note, 2) NOT GLOB '*[^0-9]*';
--> statement-breakpoint
UPDATE meetings SET price_amount = substr(price_note, 2), price_currency = 'EUR', price_note = '' WHERE price_note GLOB '€[1-9]*.[0-9][0-9]' AND replace(substr(price_note, 2), '.', '') NOT GLOB '*[^0-9]*' AND length(substr(price_note, 2)) = length(replace(substr(price_note, 2), '.', '')) + 1;
