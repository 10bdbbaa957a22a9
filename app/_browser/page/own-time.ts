import { ownTimes } from "./times.ts";

/* `<own-time hidden data-…>` says the meeting's times by the visitor's clock where that differs. */
customElements.define(
  "own-time",
  class extends HTMLElement {
    connectedCallback() {
      const times = this.hidden && ownTimes(this.dataset);
      if (!times) return;
      this.attachShadow({ mode: "open" }).append(times);
      this.hidden = false;
    }
  },
);
