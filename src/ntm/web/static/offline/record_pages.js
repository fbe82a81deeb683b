// An obstacle, a visit, a list to confirm: each is an entry of the outbox as soon as it is written.

import { dayWords, el, field, listen, say, show } from "./dom.js";
import { attachments } from "./media.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

const crumbs = () => el("p", { class: "crumbs" }, el("a", { href: "#/" }, "Trang đầu"));

function choice(label, places) {
  const select = el("select", { name: "noi" }, places.map((one) => el("option", { value: one.id }, one.name)));
  [...select.options].forEach((option, n) => { option.value = places[n].id; });
  return [select, field(label, select)];
}

// Keeps what is half written, so that it is there again after the page was locked or ended; gives how to forget it.
async function halfWritten(key, page, inputs) {
  const name = "half:" + page, found = (await vault.kept(key, name)) || {};
  let isWritten = false;
  const keep = () => isWritten || vault.keep(key, name, inputs.map((one) => one.value)).catch(() => {});
  inputs.forEach((one, n) => {
    if (found[n]) one.value = found[n];
    listen(one, keep);
  });
  return () => {
    isWritten = true;
    return vault.dropKept(name).catch(() => {});
  };
}

let isBusy = false;

// Does the work once, however often the button is pressed until the page is drawn anew.
async function kept(work) {
  if (isBusy) return;
  isBusy = true;
  try {
    await work();
  } catch (error) {
    isBusy = false;
    say("Không ghi được vào máy: bộ nhớ đã đầy hoặc bị khóa. Hãy gửi bớt hoặc lưu ra tệp.", "error");
    return;
  }
  if (location.hash === "#/hop-thu") window.dispatchEvent(new Event("hashchange"));
  else location.hash = "#/hop-thu";
}

export async function obstaclePage(key, pack) {
  isBusy = false;
  if (!pack.raise.length) return show(crumbs(), el("h1", {}, "Anh/chị chưa được giao nơi nào để nêu vướng mắc"));
  const [place, placeField] = choice("Của nơi nào", pack.raise);
  const title = el("input", { name: "viec-gi", maxlength: 300, required: true, autocomplete: "off" });
  const text = el("textarea", { name: "noi-ro", rows: 3, maxlength: 4000 });
  const more = attachments(), forget = await halfWritten(key, "vuong-mac", [title, text]);
  return show(crumbs(), el("h1", {}, "Nêu vướng mắc"),
    el("form", { class: "card one-hand", onsubmit: (event) => {
      event.preventDefault();
      const body = { unit: Number(place.value), title: title.value.trim(), text: text.value, item: "" };
      kept(() => outbox.add(key, "obstacle", body, `Vướng mắc: ${body.title}`, more.files()).then(forget));
    } }, placeField, field("Đang vướng việc gì?", title), more.nodes, field("Nói rõ thêm (không bắt buộc)", text),
      el("button", { class: "btn primary big" }, "Ghi vào máy")),
    pack.obstacles.length ? el("section", {}, el("h2", {}, "Đã nêu"), el("ul", {},
      pack.obstacles.map((one) => el("li", {}, `${one.title}: ${one.state} (nêu ${one.at})`)))) : null);
}

export async function visitPage(key, pack, today) {
  isBusy = false;
  if (!pack.visit.length) return show(crumbs(), el("h1", {}, "Anh/chị chưa được giao nơi nào để ghi chuyến thăm"));
  const [place, placeField] = choice("Đến nơi nào", pack.visit);
  const day = el("input", { name: "ngay", type: "date", required: true, value: today, max: today });
  const people = el("input", { name: "ai", maxlength: 500, autocomplete: "off" });
  const seen = el("textarea", { name: "thay", rows: 4, maxlength: 4000, required: true });
  const asked = el("textarea", { name: "de-nghi", rows: 2, maxlength: 4000 });
  const more = attachments(), forget = await halfWritten(key, "tham", [people, seen, asked]);
  return show(crumbs(), el("h1", {}, "Ghi chuyến thăm"),
    el("form", { class: "card one-hand", onsubmit: (event) => {
      event.preventDefault();
      const body = { unit: Number(place.value), visited_on: day.value, people: people.value, seen: seen.value, asked: asked.value };
      const name = place.options[place.selectedIndex].textContent;
      kept(() => outbox.add(key, "visit", body, `Thăm ${name}, ${dayWords(day.value)}`, more.files()).then(forget));
    } }, placeField, field("Ngày", day), field("Đã thấy gì?", seen), more.nodes,
      field("Đi cùng ai, gặp ai (không bắt buộc)", people), field("Đề nghị gì (không bắt buộc)", asked),
      el("button", { class: "btn primary big" }, "Ghi vào máy")));
}

export function listPage(key, pack, id) {
  isBusy = false;
  const list = pack.lists.find((one) => String(one.id) === id) || pack.lists[0];
  if (!list) return show(crumbs(), el("h1", {}, "Chưa có danh sách nào để xác nhận"));
  const answers = list.rows.map((row) => rowNode(row));
  const remark = el("textarea", { rows: 2, maxlength: 500 });
  return show(crumbs(), el("h1", {}, `Xác nhận danh sách: ${list.name}`),
    el("form", { class: "one-hand", onsubmit: (event) => {
      event.preventDefault();
      const rows = answers.map((one) => one.read());
      const silent = rows.find((one) => one.answer === "wrong" && !one.remark);
      if (silent) return say(`“${silent.words}” chưa đúng ở chỗ nào? Hãy ghi rõ.`, "error");
      const body = { unit: list.id, rows, remark: remark.value };
      return kept(() => outbox.add(key, "check", body, `Xác nhận danh sách của ${list.name}`));
    } }, answers.map((one) => one.node), el("div", { class: "card" }, field("Thiếu ai, thiếu gì (không bắt buộc)", remark)),
      el("button", { class: "btn primary big" }, "Ghi vào máy")));
}

function rowNode(row) {
  const remark = el("input", { maxlength: 500, "aria-label": `${row.words}: chưa đúng ở chỗ nào`, placeholder: "Chưa đúng ở chỗ nào?", hidden: true });
  const radios = [["right", "Đúng"], ["wrong", "Chưa đúng"], ["unknown", "Không rõ"]].map(([value, words]) => {
    const radio = el("input", { type: "radio", name: row.key, value, checked: value === "right" });
    radio.value = value;
    radio.addEventListener("change", () => { remark.hidden = value !== "wrong"; });
    return el("label", {}, radio, words);
  });
  const node = el("fieldset", { class: "card answers" }, el("legend", {}, row.words), radios, remark);
  const read = () => ({ ...row, answer: node.querySelector("input[type=radio]:checked").value, remark: remark.hidden ? "" : remark.value.trim() });
  return { node, read };
}
