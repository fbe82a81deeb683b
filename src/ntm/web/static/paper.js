/* Comforts of the paper pages: keys, marks that follow decisions, a size told before sending. Nothing depends on it. */
"use strict";
(() => {
  document.documentElement.classList.add("js");

  const file = document.querySelector("#tep");
  if (file) {
    const largest = Number(file.dataset.largest);
    file.addEventListener("change", () => {
      const chosen = file.files[0];
      const tooLarge = chosen && chosen.size > largest;
      document.querySelector("#tep-loi").textContent = tooLarge
        ? `Tệp ${Math.ceil(chosen.size / 1048576)} MB, lớn hơn mức ${largest / 1048576} MB được nhận.` : "";
      file.setCustomValidity(tooLarge ? "Tệp quá lớn." : "");
    });
  }

  const list = document.querySelector(".facts ol");
  const kind = document.querySelector(".kinds select");
  if (kind) kind.addEventListener("change", () => kind.form.requestSubmit());
  if (!list) return;

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let current = null;

  function goTo(row) {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    current = row;
    row.classList.add("here");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const marks = document.querySelectorAll(`mark[data-f="${row.dataset.f}"]`);
    marks.forEach((mark) => mark.classList.add("here"));
    const sheet = document.querySelector(".text");
    if (marks[0] && sheet.scrollHeight > sheet.clientHeight + 4) {
      const inside = marks[0].getBoundingClientRect().top - sheet.getBoundingClientRect().top;
      sheet.scrollTop += inside - sheet.clientHeight / 3;
    }
  }

  function step(direction) {
    const rows = [...list.children];
    if (current) current = document.getElementById(current.id);
    let doubtful = rows.filter((row) => row.dataset.state === "doubtful");
    if (!doubtful.length) doubtful = rows.filter((row) => row.dataset.state === "waiting");
    if (!doubtful.length) return;
    const at = current ? rows.indexOf(current) : -1;
    const next = direction > 0
      ? doubtful.find((row) => rows.indexOf(row) > at) || doubtful[0]
      : doubtful.filter((row) => at < 0 || rows.indexOf(row) < at).pop() || doubtful[doubtful.length - 1];
    goTo(next);
  }

  // Back from putting a fact right: go on from there.
  if (/^#f\d+$/.test(location.hash)) {
    const row = document.getElementById(location.hash.slice(1));
    if (row) goTo(row);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea, button, a, summary")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      event.preventDefault();
      step(key === "j" ? 1 : -1);
    } else if (current && (key === "e" || key === "t")) {
      const edit = document.getElementById(current.id).querySelector(".btn.edit");
      if (edit) {
        event.preventDefault();
        location.href = key === "t" ? `${edit.href}?tach=2` : edit.href;
      }
    } else if (current && (key === "enter" || key === "x")) {
      current = document.getElementById(current.id);
      const button = current.querySelector(key === "x" ? ".btn.no" : ".btn.yes");
      if (button) {
        event.preventDefault();
        button.click();
      }
    }
  });

  // What was not written must not look as if it were.
  const trouble = document.querySelector("#chua-ghi");
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const answer = event.detail.xhr;
    if (answer && answer.responseURL.includes("/dang-nhap/")) {
      location.reload();
      return;
    }
    trouble.textContent = event.detail.successful ? "" : answer && answer.status
      ? `Quyết định chưa được ghi (máy chủ trả lời mã ${answer.status}). Hãy tải lại trang rồi thử lại.`
      : "Quyết định chưa được ghi: mất kết nối tới máy chủ. Hãy thử lại.";
  });

  // A decided row comes back from the server: its marks and the place of the keys follow.
  document.body.addEventListener("htmx:load", (event) => {
    const row = event.detail.elt;
    if (!row.matches || !row.matches(".fact")) return;
    for (const mark of document.querySelectorAll(`mark[data-f="${row.dataset.f}"]`)) {
      mark.classList.remove("waiting", "doubtful", "confirmed", "rejected");
      mark.classList.add(row.dataset.state);
    }
    if (current && current.id !== row.id) return;  // the person has gone on
    current = row;
    row.classList.add("here");
    row.focus({ preventScroll: true });
  });
})();
