ALTER TABLE "meetings" ADD COLUMN "passes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "daily_from" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "daily_until" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "days_told" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "doors_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "zone_data" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "moved_from" jsonb;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "calendar_file" text;