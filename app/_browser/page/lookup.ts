/* A form that only looks something up leaves out of the address what was not chosen. */
addEventListener("formdata", (event) => {
  if ((event.target as HTMLFormElement).method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});
