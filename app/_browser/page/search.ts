const TYPING = "/search/typing.js";

/*
 * `data-search` on a search field: offers pages while one types, by a script
 * that is loaded when the field is turned to.
 */
addEventListener("focusin", (event) => {
  // The browser loads and runs it once, however often it is asked.
  if ((event.target as Element).matches("[data-search]")) void import(TYPING);
});
