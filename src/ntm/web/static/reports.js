// A report that saves itself sends what somebody wrote, and leaves out the hundreds of fields that are empty and were
// empty before: what is not sent is not touched. Without scripts the whole form goes, which means the same.
(() => {
  "use strict";

  const keyOf = (name) => (/^[fu]:/.test(name) ? name.slice(0, name.lastIndexOf(".")) : "");

  document.body.addEventListener("htmx:configRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches("form.report")) return;
    const sent = event.detail.parameters;
    let before;
    try {
      before = Object.keys(JSON.parse(form.elements.namedItem("seen").value).d);
    } catch {
      return; // What was there before cannot be read: everything is sent.
    }
    const written = new Set(before);
    const fields = [...new FormData(form)].filter(([name]) => keyOf(name));
    for (const [name, value] of fields) if (value !== "") written.add(keyOf(name));
    for (const [name] of fields) if (!written.has(keyOf(name))) delete sent[name];
  });
})();
