import { Parser } from "htmlparser2";

/** A form as a browser without scripts sees it. */
export type Form = {
  label: string;
  action: string;
  fields: [name: string, value: string][];
  buttons: { text: string; name: string; value: string }[];
};

/** The forms of a page, with what they would send untouched. */
export function formsIn(html: string): Form[] {
  const forms: Form[] = [];
  let form: Form | null = null;
  let button: Form["buttons"][number] | null = null;
  let area: string | null = null;
  let select: { name: string; value: string | null } | null = null;
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { name = "", type = "", value } = attributes;
      if (tag === "form") {
        form = {
          label: attributes["aria-label"] ?? "",
          action: attributes.action ?? "",
          fields: [],
          buttons: [],
        };
        forms.push(form);
      }
      if (!form || attributes.disabled !== undefined) return;
      if (tag === "input" && type !== "submit" && type !== "file" && name) {
        const ticked = attributes.checked !== undefined;
        if (!/^(checkbox|radio)$/.test(type)) form.fields.push([name, value ?? ""]);
        else if (ticked) form.fields.push([name, value ?? "on"]);
      }
      if (tag === "textarea") {
        area = name;
        form.fields.push([name, ""]);
      }
      if (tag === "select") select = { name, value: null };
      if (tag === "option" && select) {
        if (select.value === null || attributes.selected !== undefined) select.value = value ?? "";
      }
      if (tag === "button" && type !== "button" && type !== "reset") {
        button = { text: "", name, value: value ?? "" };
        form.buttons.push(button);
      }
    },
    ontext(text) {
      if (button) button.text += text;
      const last = form?.fields.at(-1);
      if (area !== null && last) last[1] += text;
    },
    onclosetag(tag) {
      if (tag === "form") form = null;
      if (tag === "button") button = null;
      if (tag === "textarea") area = null;
      if (tag === "select" && select) {
        form?.fields.push([select.name, select.value ?? ""]);
        select = null;
      }
    },
  });
  parser.end(html);
  return forms;
}

export type Sent = { status: number; url: string; text: string; cookie: string };

/** Presses a button as a browser without scripts does; `typed` takes the place of fields of that name. */
export async function press(
  page: { url: string; text: string },
  button: RegExp,
  typed: Record<string, string | string[]>,
  cookie = "",
): Promise<Sent | null> {
  const form = formsIn(page.text).find(({ buttons }) =>
    buttons.some(({ text }) => button.test(text.trim())),
  );
  const pressed = form?.buttons.find(({ text }) => button.test(text.trim()));
  if (!form || !pressed) return null;
  const body = new FormData();
  for (const [name, value] of form.fields) if (!(name in typed)) body.append(name, value);
  for (const [name, value] of Object.entries(typed))
    for (const one of [value].flat()) body.append(name, one);
  if (pressed.name) body.append(pressed.name, pressed.value);
  const target = new URL(form.action || page.url, page.url);
  const response = await fetch(target, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: target.origin, accept: "text/html", ...(cookie ? { cookie } : {}) },
  });
  const set = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const location = response.headers.get("location");
  if (location) {
    const next = new URL(location, target).href;
    const answer = await fetch(next, { headers: { accept: "text/html", cookie: set || cookie } });
    return { status: response.status, url: next, text: await answer.text(), cookie: set };
  }
  return { status: response.status, url: target.href, text: await response.text(), cookie: set };
}
