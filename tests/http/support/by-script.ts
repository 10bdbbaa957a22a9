import type { Form } from "./form.ts";
import { actionsOfBuild, noteAction } from "./pressed.ts";
import type { Visitor } from "./visitor.ts";

/* What pages with scripts ask of the server without sending a form. */

/** The fields of a form, as a script takes them from it. */
export function fieldsOf(form: Form): FormData {
  const data = new FormData();
  for (const [name, value] of form.sending().entries) {
    if (!name.startsWith("$")) data.append(name, value);
  }
  return data;
}

/** Calls an action, "side-actions.ts addVenue", from a page that has it; what came back, in React's own writing. */
export async function call(
  visitor: Visitor,
  path: string,
  action: string,
  args: (FormData | string | boolean)[],
): Promise<string> {
  const [id, name] = [...actionsOfBuild()].find(([, each]) => each.endsWith(`/${action}`)) ?? [];
  if (!id) throw new Error(`the build has no action ${action}`);
  const body = new FormData();
  const told = args.map((arg, n) => {
    if (!(arg instanceof FormData)) return arg;
    for (const [field, value] of arg) body.append(`_${n + 1}_${field}`, value);
    return `$K${n + 1}`;
  });
  body.set("0", JSON.stringify(told));
  const headers = { "next-action": id, origin: visitor.site, "sec-fetch-site": "same-origin" };
  const response = await visitor.request(path, { method: "POST", headers, body });
  const text = await response.text();
  if (response.status < 500 && response.status !== 404) noteAction(id);
  if (response.status !== 200) throw new Error(`${name} responded ${response.status}: ${text}`);
  return text;
}
