CREATE TABLE "attendee_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email_key" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_templates" (
	"group_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"intro" text NOT NULL,
	"outro" text DEFAULT '' NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_templates_group_id_kind_pk" PRIMARY KEY("group_id","kind")
);
--> statement-breakpoint
CREATE TABLE "mailing_recipients" (
	"mailing_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp (3) with time zone,
	CONSTRAINT "mailing_recipients_mailing_id_recipient_id_pk" PRIMARY KEY("mailing_id","recipient_id")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"group_id" text,
	"meeting_id" text,
	"slug" text,
	"subject" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone,
	CONSTRAINT "mailings_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "reminders_sent" (
	"meeting_id" text NOT NULL,
	"minutes_before" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminders_sent_meeting_id_minutes_before_starts_at_pk" PRIMARY KEY("meeting_id","minutes_before","starts_at")
);
--> statement-breakpoint
DROP INDEX "outbox_due";--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "waitlist_order" text DEFAULT 'strict' NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "takes_tentative" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "takes_apologies" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "promotion_hold_minutes" integer;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "confirmation_hold_minutes" integer;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "plus_addresses" text DEFAULT 'distinct' NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "proof_of_work" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "names_attendees" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "asks_heard_from" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "reminders" jsonb DEFAULT '[1440]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "thanked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "subscriber_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "mailing_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "rank" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "per" text DEFAULT 'party' NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "sensitive" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "shown_if" jsonb;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "heard_from" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "held_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "approved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "pace" text DEFAULT 'at-once' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "bounced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "digested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mail_templates" ADD CONSTRAINT "mail_templates_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders_sent" ADD CONSTRAINT "reminders_sent_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendee_links_email" ON "attendee_links" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "mailing_recipients_owed" ON "mailing_recipients" USING btree ("mailing_id","queued_at","position");--> statement-breakpoint
CREATE INDEX "mailing_recipients_recipient" ON "mailing_recipients" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "mailings_state" ON "mailings" USING btree ("state");--> statement-breakpoint
CREATE INDEX "mailings_group" ON "mailings" USING btree ("group_id","created_at");--> statement-breakpoint
CREATE INDEX "mailings_meeting" ON "mailings" USING btree ("meeting_id","created_at");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_subscriber" ON "outbox" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "outbox_mailing" ON "outbox" USING btree ("mailing_id","state");--> statement-breakpoint
CREATE INDEX "rsvps_held" ON "rsvps" USING btree ("held_until");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","rank","next_attempt_at");