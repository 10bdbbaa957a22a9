CREATE TABLE "spent_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "says_name" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "spent_keys_at" ON "spent_keys" USING btree ("at");