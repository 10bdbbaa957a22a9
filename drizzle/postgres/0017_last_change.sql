CREATE INDEX "articles_changed" ON "articles" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "meetings_changed" ON "meetings" USING btree ("changed_at");