/* Comfort for the board: arrow keys move, Enter or a click opens the explanation beside the table, Esc closes it.
   Without this script every row's name leads to the same explanations. */
"use strict";
(() => {
  const table = document.getElementById("bang");
  const panel = document.getElementById("giai-thich");
  if (!table || !panel || !window.htmx) return;
  document.documentElement.classList.add("js");

  const criteria = [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.c).map((cell) => cell.dataset.c);
  const rows = [...table.querySelectorAll("tr[data-u]")];
  const cellAt = (row, column) => rows[row] && rows[row].cells[column + 1];
  if (!rows.length) return;

  table.setAttribute("role", "grid");
  let current = null;
  const take = (cell, focus) => {
    if (!cell) return;
    if (current) current.tabIndex = -1;
    current = cell;
    cell.tabIndex = 0;
    if (focus) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };
  take(cellAt(0, 0), false);

  const open = (cell) => {
    const row = cell.parentElement;
    const column = cell.cellIndex - 1;
    if (!row.dataset.u || column < 0 || column >= criteria.length) return;
    take(cell, true);
    show(`/bang-tieu-chi/giai-thich/${row.dataset.u}/${criteria[column]}/?ngay=${table.dataset.day}`);
  };
  const show = (address) => {
    htmx.ajax("GET", address, { target: panel, swap: "innerHTML" }).then(() => {
      if (!panel.open) panel.showModal();
      panel.scrollTop = 0;
      const name = document.getElementById("giai-thich-ten");
      if (name) name.focus();
    });
  };

  table.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    if (cell && table.contains(cell)) open(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.altKey || event.metaKey) return;
    const row = rows.indexOf(cell.parentElement);
    const column = cell.cellIndex - 1;
    const last = criteria.length - 1;
    const to = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, Math.max(0, column - 1)],
      ArrowRight: [row, Math.min(last, column + 1)],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows.length - 1 : row, last],
      PageUp: [Math.max(0, row - 10), column],
      PageDown: [Math.min(rows.length - 1, row + 10), column],
    }[event.key];
    if (to) {
      event.preventDefault();
      take(cellAt(...to), true);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(cell);
    }
  });
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cell]");
    if (link) {
      event.preventDefault();
      show(link.getAttribute("href"));
    } else if (event.target === panel) {
      panel.close();
    }
  });
  panel.addEventListener("close", () => current && current.focus());
})();
