import { redirect } from "next/navigation";
import { expect, test, vi } from "vitest";
import { type FormState, untouched } from "#app/_server/form-state.ts";
import { kept } from "#app/_ui/forms/use-form-action.ts";

/* A form that does not get through comes back with what was typed. */

function typed(): FormData {
  const data = new FormData();
  data.set("pasted", "ann@example.org");
  data.set("file", new File([], ""));
  return data;
}

test("it is sent again without what is known of the last press, which holds its file", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  const told: FormState[] = [];
  const press = kept(async (previous) => {
    told.push(previous);
    if (told.length === 1) throw new TypeError("Failed to fetch");
    return { ok: true };
  });
  const first = await press(untouched, typed());
  expect(first).toMatchObject({ ok: false, unsent: true, values: { pasted: "ann@example.org" } });
  expect(first.formError).toContain("It did not get through");
  expect(await press(first, typed())).toEqual({ ok: true });
  expect(told).toEqual([untouched, untouched]);
});

test("that it leads elsewhere is an answer", async () => {
  const press = kept(async () => redirect("/dashboard"));
  await expect(press(untouched, typed())).rejects.toThrow("NEXT_REDIRECT");
});

test("a site that was renewed meanwhile asks for the page to be loaded again", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  const { UnrecognizedActionError } = await import(
    "next/dist/client/components/unrecognized-action-error.js"
  );
  const press = kept(async () => {
    throw new UnrecognizedActionError("of an older build");
  });
  expect((await press(untouched, typed())).formError).toContain("load the page again");
});
