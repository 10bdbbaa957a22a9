import { OWNER } from "#tests/site/owner.ts";
import type { Page } from "./page.ts";
import { Visitor } from "./visitor.ts";

/** Signs in by the form, and opens the desk. */
export async function signIn(visitor: Visitor, owner = OWNER): Promise<Page> {
  const page = await visitor.open("/sign-in?callbackUrl=/dashboard/meetings");
  const { OWNER_EMAIL, OWNER_PASSWORD } = owner;
  const desk = await page
    .form("Sign in")
    .fill({ "E-mail": OWNER_EMAIL, Password: OWNER_PASSWORD })
    .submit();
  if (desk.url.pathname !== "/dashboard/meetings") throw desk.trouble("nobody is signed in");
  return desk;
}

/** Somebody who has signed in. */
export async function signedIn(site: string): Promise<Visitor> {
  const visitor = new Visitor(site);
  await signIn(visitor);
  return visitor;
}
