/*
 * `data-print` on a button: prints.
 *
 * `data-copy` on a button: copies the field of that id, and says so in the
 * element of that id with "-said".
 */
addEventListener("click", async (event) => {
  const target = event.target as Element;
  if (target.closest("[data-print]")) print();
  const button = target.closest<HTMLElement>("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy as string) as HTMLInputElement;
  const said = document.getElementById(`${field.id}-said`) as HTMLElement;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = "Copied.";
  } catch {
    said.textContent = "The address is selected: press Ctrl+C or ⌘C to copy it.";
  }
});
