ALTER TABLE "questions" ADD COLUMN "lowest" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "highest" integer DEFAULT 1000000 NOT NULL;