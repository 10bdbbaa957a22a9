const PATIENCE_MS = 10_000;

/*
 * `data-pending` on a button: what it says once its form is sent. It cannot be
 * pressed again until an answer is there, or seconds later, when none has come.
 */
addEventListener(
  "submit",
  (event) => {
    const button = (event.target as Element).querySelector<HTMLElement>("[data-pending]");
    if (!button) return;
    if (button.ariaDisabled) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const words = button.firstChild as ChildNode;
    const before = words.textContent;
    function free() {
      words.textContent = before;
      (button as HTMLElement).ariaDisabled = null;
    }
    words.textContent = button.dataset.pending as string;
    button.ariaDisabled = "true";
    setTimeout(free, PATIENCE_MS);
    addEventListener("pageshow", free);
  },
  true,
);
