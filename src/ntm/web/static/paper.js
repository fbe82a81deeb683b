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

  const kind = document.querySelector(".kinds select");
  if (kind) kind.addEventListener("change", () => kind.form.requestSubmit());
  const facts = document.querySelector(".facts");
  if (!facts) return;

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

  // Decisions go to the server one after the other; nobody leaves the page before they are there.
  const queue = [];
  let busy = false;
  let leaving = "";

  function leave(address) {
    leaving = address;
    send();
  }

  function decide(row, wanted) {
    queue.push({ id: row.id, wanted, was: row.dataset.state });
    send();
  }

  function send() {
    if (busy) return;
    const first = queue[0];
    if (!first) {
      if (leaving) location.href = leaving;
      return;
    }
    const row = document.getElementById(first.id);
    const button = row && row.querySelector(first.wanted);
    if (!button) {
      queue.shift();
      send();
      return;
    }
    busy = true;
    button.click();
  }

  // A click of a person waits in the line as well.
  facts.addEventListener("click", (event) => {
    const button = event.isTrusted && event.target.closest(".btn.yes, .btn.no");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    decide(button.closest(".fact"), button.matches(".yes") ? ".btn.yes" : ".btn.no");
  }, true);

  const asks = (row) => row.matches(".question:not(.answered)") || row.dataset.state === "doubtful";

  // What is doubtful comes first, in this part and then in the next; after that, what waits.
  function step(direction) {
    const rows = [...facts.querySelectorAll(".question, .fact")];
    if (current) current = document.getElementById(current.id);
    const next = document.querySelector("#phan-sau");
    let open = rows.filter(asks);
    if (!open.length && !(next && next.dataset.doubtful)) open = rows.filter((row) => row.dataset.state === "waiting");
    const at = current ? rows.indexOf(current) : -1;
    const found = direction > 0
      ? open.find((row) => rows.indexOf(row) > at)
      : open.filter((row) => at < 0 || rows.indexOf(row) < at).pop();
    if (found) goTo(found);
    else if (direction > 0 && next) leave(next.href);
    else if (open.length) goTo(direction > 0 ? open[0] : open[open.length - 1]);
  }

  // Back from putting a fact right, from an answer or from another part: go on from there.
  if (/^#f\d+$/.test(location.hash)) {
    const row = document.getElementById(location.hash.slice(1));
    if (row) goTo(row);
  } else if (location.hash === "#tiep") {
    const first = [...facts.querySelectorAll(".question, .fact")].find((row) => asks(row) || row.dataset.state === "waiting");
    if (first) goTo(first);
  }

  const DEEDS = { enter: ".btn.yes", x: ".btn.no", a: ".btn.yes", r: ".btn.no" };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea, button, a, summary")) return;
    const key = event.key.toLowerCase();
    const row = current && document.getElementById(current.id);
    if ("njpk".includes(key) && key.length === 1) {
      event.preventDefault();
      step("nj".includes(key) ? 1 : -1);
    } else if (key === "?") {
      const help = document.querySelector("#phim");
      if (help) help.open = !help.open;
    } else if (row && "cest".includes(key) && key.length === 1) {
      const edit = row.querySelector(".btn.edit");
      if (edit) {
        event.preventDefault();
        const split = new URL(edit.href);
        if ("st".includes(key)) split.searchParams.set("tach", "2");
        leave(split.href);
      }
    } else if (row && /^\d$/.test(key) && row.matches(".question")) {
      const choice = row.querySelector(`[data-key="${key}"]`);
      if (choice) choice.click();
    } else if (row && DEEDS[key]) {
      const button = row.querySelector(DEEDS[key]);
      if (!button) return;
      event.preventDefault();
      decide(row, DEEDS[key]);
      if (key === "a" || key === "r") {
        row.dataset.state = key === "a" ? "confirmed" : "rejected";
        step(1);
      }
    }
  });

  // What was not written must not look as if it were.
  const trouble = document.querySelector("#chua-ghi");
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const answer = event.detail.xhr;
    const done = busy ? queue.shift() : null;
    busy = false;
    if (!event.detail.successful) {
      leaving = "";
      for (const one of [done, ...queue.splice(0)]) {
        const row = one && document.getElementById(one.id);
        if (row) row.dataset.state = one.was;
      }
      const row = done && document.getElementById(done.id);
      if (row) goTo(row);
    }
    if (answer && answer.responseURL.includes("/dang-nhap/")) {
      location.reload();
      return;
    }
    trouble.textContent = event.detail.successful ? "" : answer && answer.status
      ? `Quyết định chưa được ghi (máy chủ trả lời mã ${answer.status}). Hãy tải lại trang rồi thử lại.`
      : "Quyết định chưa được ghi: mất kết nối tới máy chủ. Hãy thử lại.";
    send();
  });

  // A decided row comes back from the server: its marks and the place of the keys follow.
  document.body.addEventListener("htmx:load", (event) => {
    const row = event.detail.elt;
    if (!row.matches || !row.matches(".fact")) return;
    for (const mark of document.querySelectorAll(`mark[data-f="${row.dataset.f}"]`)) {
      mark.classList.remove("waiting", "doubtful", "confirmed", "rejected");
      mark.classList.add(row.dataset.state);
    }
    if (current && current.id !== row.id) {  // the person has gone on
      if (row.querySelector(".error")) goTo(row);  // … and must come back: nothing was written
      return;
    }
    current = row;
    row.classList.add("here");
    row.focus({ preventScroll: true });
  });
})();
