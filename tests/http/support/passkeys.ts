import { aDevice, type Device } from "#tests/support/authenticator.ts";
import { actionIn, callAction } from "./action.ts";
import { call } from "./by-script.ts";
import type { Visitor } from "./visitor.ts";

/* What the scripts of the account's page and of the sign-in page ask of the site. */

export const dataOf = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

/** Calls an action of the account's page; what came back. */
export const onAccount = (by: Visitor, action: string, fields: Record<string, string>) =>
  call(by, "/dashboard/account", `account/actions.ts ${action}`, [false, dataOf(fields)]);

/** Has a device asked for a passkey; what it is asked. */
export async function askForPasskey(by: Visitor, password: string) {
  const fields = { passkeyName: "New", ownPassword: password };
  const text = await onAccount(by, "askForPasskeyAction", fields);
  return {
    challenge: /"challenge":"([\w-]+)"/.exec(text)?.[1] ?? "",
    user: { id: /"user":\{"id":"([\w-]+)"/.exec(text)?.[1] ?? "" },
  };
}

/** A device with a passkey of somebody who is signed in. */
export async function addPasskeyTo(by: Visitor, name: string, password: string): Promise<Device> {
  const device = aDevice(by.site);
  const response = device.make(await askForPasskey(by, password));
  await onAccount(by, "addPasskeyAction", { passkeyName: name, response });
  return device;
}

/** What a device is asked to sign in with. */
export async function offered(by: Visitor): Promise<{ challenge: string }> {
  return (await by.request("/passkey-challenge")).json();
}

/** What the action of the sign-in page responds to what a device signed, with where it leads. */
export async function signInByPasskey(by: Visitor, response: string) {
  const fields = { response, callbackUrl: "/dashboard/venues" };
  const action = actionIn("/sign-in/actions.ts", "signInWithPasskeyAction");
  const came = await callAction(by, action, Object.entries(fields));
  const to = came.headers.get("x-action-redirect");
  return { status: came.status, to, text: await came.text() };
}
