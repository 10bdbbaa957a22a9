import { type OwnTimeData, ownTimes } from "./times.ts";

/* `<own-time hidden data-…>` says the meeting's times by the visitor's clock where that differs. */
customElements.define(
  "own-time",
  class extends HTMLElement {
    connectedCallback() {
      const times = this.hidden && ownTimes(this.dataset as OwnTimeData);
      if (!times) return;
      const span = document.createElement("span");
      span.textContent = times;
      this.attachShadow({ mode: "open" }).append(span);
      this.hidden = false;
    }
  },
);
