// Typing figures as into a spreadsheet: arrows, Enter, fill down, undo, large numbers in words; pasting: grid_paste.js.
// The fields stay those of a plain form, which does the same without this script.
(() => {
  "use strict";
  const numbers = window.ntmNumbers;
  const blocks = window.ntmBlocks;
  const form = document.querySelector("form[data-grid]");
  if (!form || !numbers || !blocks) return;
  const letters = form.dataset.grid || "v"; // the columns of a row: value, estimate, numerator, denominator
  const done = [];
  const undone = [];
  let was = ""; // what the field held when it was entered
  let isEditing = false; // arrows move within the text
  let isFresh = false;
  let isOurs = false; // the change is one of ours and noted already
  let anchor = null; // where a range began
  let isRange = false;

  const rowOf = (field) => field.closest("[data-row]");
  const rows = () => [...form.querySelectorAll("[data-row]")];
  const letterOf = (field) => (form.dataset.grid ? field.name.slice(field.name.lastIndexOf(".") + 1) : "v");

  function isCell(field) {
    return (
      field.matches("input[name], select") && !field.closest("details.more, details.note") &&
      rowOf(field) !== null && letters.includes(letterOf(field))
    );
  }

  const cellsOf = (row) => [...row.querySelectorAll("input[name], select")].filter(isCell);
  const cellOf = (row, letter) => cellsOf(row).find((one) => letterOf(one) === letter);
  const isShown = (field) => !field.closest("details:not([open])");
  const nameOf = (row) => (row.id || row.querySelector("[id]").id).replace(/^(f:|u:\d+:)/, "");

  const live = (name, within) => {
    const made = document.createElement("p");
    made.className = made.id = name;
    made.setAttribute("aria-live", "polite");
    within.append(made);
    return made;
  };
  const echo = live("grid-echo", form);
  const status = live("grid-said", form.querySelector(".save") || form);
  const tell = (words) => (status.textContent = words);

  // What a field takes for a text; null where it takes none of it.
  function taken(field, text) {
    const said = text.trim();
    if (field.matches("select")) {
      const wanted = blocks.yesOrNo(said) || said;
      return [...field.options].some((one) => one.value === wanted) ? wanted : null;
    }
    const isWord = form.dataset.grid && (said === "=" || said === "?");
    return said === "" || isWord || numbers.parse(numbers.bare(said)) !== null ? said : null;
  }

  function sayAloud(field) {
    const text = field.value;
    const isRead = taken(field, text) !== null;
    const words = isRead ? numbers.aloud(text, rowOf(field).dataset.unit || "") : `“${text}” chưa phải là số`;
    const isAsked = field.value === was && rowOf(field).querySelector("[data-ask]");
    echo.textContent = isAsked || field.matches("select") ? "" : words;
    if (!echo.textContent) return;
    const [at, within] = [field.getBoundingClientRect(), form.getBoundingClientRect()];
    echo.style.top = `${at.bottom - within.top + 3}px`;
    echo.style.left = `${Math.max(0, Math.min(at.left - within.left, within.width - echo.offsetWidth))}px`;
  }

  // Asks which of two numbers was meant; says whether there was something to ask.
  function ask(field) {
    const row = rowOf(field);
    row.querySelectorAll(".aloud, .doubted").forEach((one) => one.remove());
    row.querySelectorAll("[data-ask]").forEach((one) => one.dataset.ask === field.name && one.remove());
    if (field.matches("select")) return false;
    field.toggleAttribute("aria-invalid", taken(field, field.value) === null);
    const answers = numbers.question(field.value, row.dataset.kind, Number(row.dataset.last));
    if (!answers.length) return false;
    const asked = numbers.ask(field.name, field.value.trim(), answers);
    (row.matches("tr") ? row.lastElementChild : row).append(asked);
    return true;
  }

  function set(changes, side) {
    changes.forEach((one) => {
      one.field.value = one[side];
      const closed = one.field.closest("details:not([open])");
      if (closed) closed.open = true;
    });
    const asked = changes.filter((one) => ask(one.field)).length;
    isOurs = true;
    changes[0].field.dispatchEvent(new Event("change", { bubbles: true }));
    isOurs = false;
    if (isCell(document.activeElement)) was = document.activeElement.value;
    return asked;
  }

  const note = (step) => {
    done.push(step);
    undone.length = 0;
  };

  // Writes into fields in one step that can be undone; returns how many are asked about.
  function put(found) {
    const all = found.map(({ field, to }) => ({ field, from: field.value, to }));
    const changes = all.filter((one) => one.from !== one.to);
    if (!changes.length) return 0;
    note(changes);
    return set(changes, "to");
  }

  function back(from, onto, side, words) {
    const step = from.pop();
    if (!step) return tell(`Không còn gì để ${words}.`);
    onto.push(step);
    set(step, side);
    step[0].field.focus();
    tell(`Đã ${words} ${step.length} ô.`);
  }

  function next(field, step) {
    const all = rows();
    for (let at = all.indexOf(rowOf(field)) + step; at >= 0 && at < all.length; at += step) {
      const found = cellOf(all[at], letterOf(field));
      if (found && isShown(found)) return found;
    }
    return null;
  }

  function picked() {
    if (!anchor) return [];
    const all = rows().map((row) => cellOf(row, letterOf(anchor))).filter((one) => one && isShown(one));
    const ends = [all.indexOf(anchor), all.indexOf(document.activeElement)].sort((a, b) => a - b);
    return all.slice(ends[0], ends[1] + 1);
  }

  function mark() {
    form.querySelectorAll(".picked").forEach((one) => one.classList.remove("picked"));
    picked().forEach((one) => one.classList.add("picked"));
  }

  function go(field, to, extends_) {
    if (!to) {
      field.blur(); // What was typed counts although there is nowhere to go.
      return field.focus();
    }
    isRange = extends_;
    if (extends_) anchor = anchor || field;
    to.focus();
    to.scrollIntoView({ block: "nearest" });
    return mark();
  }

  function fillDown(field) {
    const range = picked();
    const [source, ...targets] = range.length > 1 ? range : [next(field, -1), field];
    if (!source || source.value === "") return tell("Ô trên không có gì để điền xuống.");
    const found = targets.filter((one) => taken(one, source.value) !== null && one.tagName === source.tagName);
    put(found.map((one) => ({ field: one, to: source.value })));
    return tell(`Đã điền “${source.value}” xuống ${found.length} ô. Ctrl+Z để hoàn tác.`);
  }

  function onKey(event) {
    const field = event.target;
    if (!isCell(field)) {
      if (event.key === "Enter" && field.matches("[data-row] input")) event.preventDefault();
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const key = command ? `^${event.key.toLowerCase()}` : event.key;
    const isText = field.matches("input");
    if (event.altKey || event.isComposing) return;
    if (key === "Enter") go(field, next(field, event.shiftKey ? -1 : 1), false);
    else if ((key === "ArrowDown" || key === "ArrowUp") && (isText || !isEditing))
      go(field, next(field, key === "ArrowDown" ? 1 : -1), event.shiftKey);
    else if ((key === "ArrowLeft" || key === "ArrowRight") && !isEditing && !event.shiftKey) {
      const beside = cellsOf(rowOf(field));
      const to = beside[beside.indexOf(field) + (key === "ArrowRight" ? 1 : -1)];
      if (to) go(field, to, false);
    } else if (key === "F2") {
      isEditing = true;
      if (isText) field.setSelectionRange(field.value.length, field.value.length);
    } else if (key === "Escape") {
      field.value = was;
      isEditing = false;
      anchor = null;
      mark();
      ask(field);
      sayAloud(field);
      if (isText) field.select();
    } else if (key === "Delete" && picked().length > 1) put(picked().map((one) => ({ field: one, to: "" })));
    else if (key === "^d") fillDown(field);
    else if (field.value === was && (key === "^y" || (key === "^z" && event.shiftKey)))
      back(undone, done, "to", "làm lại");
    else if (field.value === was && key === "^z") back(done, undone, "from", "hoàn tác");
    else return; // what is being typed is the browser's to undo
    event.preventDefault();
  }

  form.addEventListener("keydown", onKey);
  form.addEventListener("focusin", ({ target }) => {
    if (!isCell(target)) return;
    [was, isEditing, isFresh] = [target.value, false, true];
    if (!isRange) anchor = null;
    isRange = false;
    mark();
    if (!target.hasAttribute("aria-describedby")) target.setAttribute("aria-describedby", echo.id);
    if (target.matches("input")) target.select();
    sayAloud(target);
  });
  form.addEventListener("focusout", () => (echo.textContent = ""));
  form.addEventListener("click", (event) => {
    const answer = event.target.closest("button[name=read]");
    if (answer) {
      event.preventDefault();
      const at = answer.value.lastIndexOf("=");
      const field = form.elements.namedItem(answer.value.slice(0, at));
      put([{ field, to: answer.value.slice(at + 1) }]);
      field.focus();
    } else if (isCell(event.target)) {
      if (isFresh && event.target.matches("input")) event.target.select();
      else isEditing = true;
      isFresh = false;
    }
  });
  form.addEventListener("input", ({ target }) => isCell(target) && sayAloud(target));
  form.addEventListener("change", ({ target }) => {
    if (isOurs || !isCell(target) || target.value === was) return;
    note([{ field: target, from: was, to: target.value }]);
    was = target.value;
    ask(target);
  });
  window.ntmGrid = { form, letters, isCell, rows, rowOf, cellOf, letterOf, nameOf, taken, put, tell, picked };
})();
