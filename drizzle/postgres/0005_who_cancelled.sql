ALTER TABLE "rsvps" ADD COLUMN "unproven" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "cancelled_by" text;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "cancelled_from" text;