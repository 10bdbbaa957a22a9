/*
 * `data-focus`: what a form came back with, its errors or thanks. It is opened
 * if it is folded away, and focused where nothing else is; errors before what
 * an earlier form was thanked for.
 */
addEventListener("pageshow", (event) => {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const back = find("main [role=alert][data-focus]") ?? find("main [data-focus]");
  if (!back || event.persisted || document.activeElement !== document.body) return;
  for (let at: Element | null = back; at; at = at.parentElement) {
    if (at.matches("details")) (at as HTMLDetailsElement).open = true;
  }
  back.focus();
});
