/*
 * `data-focus`: what a form came back with, its errors or thanks. It is opened
 * if it is folded away, and focused where nothing else is.
 */
addEventListener("pageshow", (event) => {
  const back = document.querySelector<HTMLElement>("main [data-focus]");
  if (!back || event.persisted || document.activeElement !== document.body) return;
  unfold(back);
  back.focus();
});

function unfold(element: Element) {
  const folded = element.closest<HTMLDetailsElement>("details:not([open])");
  if (!folded) return;
  folded.open = true;
  unfold(folded);
}
