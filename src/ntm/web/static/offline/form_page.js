// A form: each figure with its last value and what the law asks, doubted as it is typed, kept on the device at once.

import { el, say, show } from "./dom.js";
import { parseNumber } from "./numbers.js";
import { doubts, readFigure, sexesAgainstTotal } from "./plausibility.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

export async function formPage(key, pack, id) {
  const report = pack.reports.find((one) => String(one.id) === id);
  if (!report) return show(el("h1", {}, "Không có biểu này trong máy"), el("p", {}, el("a", { href: "#/" }, "Về trang đầu")));
  const all = await vault.entries(key);
  const content = shown(pack, report, all);
  const codes = new Set(report.groups.flatMap((g) => g.indicators.flatMap((i) => i.lines.map((l) => l.code))));
  const page = { key, pack, report, content, codes, waiting: Promise.resolve() };
  const count = () => Object.keys(page.content).filter((name) => name.startsWith("f:")).length;
  const told = el("p", { class: "chip", id: "da-ghi", role: "status" }, `${count()} chỉ tiêu đã ghi trong máy`);
  page.told = () => { told.textContent = `Đã ghi vào máy lúc ${new Date().toLocaleTimeString("vi-VN")}, chờ gửi`; };
  show(
    el("p", { class: "crumbs" }, el("a", { href: "#/" }, "Trang đầu")),
    el("h1", {}, report.title),
    el("p", {}, `Hạn gửi ${report.due_on}. Số ghi ở đây vào bản nháp; khi có mạng, mở báo cáo để xem lại và gửi đi.`),
    told,
    report.groups.map((group) => groupNode(page, group)),
    el("section", { class: "card" }, words(page, "source", "Nguồn của các số liệu", "", 1),
      report.parts.map((part) => words(page, part.key, part.title, part.sent, 4))),
    el("p", { class: "actions" }, el("a", { class: "btn primary big", href: "#/hop-thu" }, "Xong, xem hộp gửi")),
  );
}

// Keeps what is typed also while the field is still being typed in, a moment after the last key.
function listen(input, change) {
  let later = 0;
  input.addEventListener("change", () => { clearTimeout(later); change(); });
  input.addEventListener("input", () => { clearTimeout(later); later = setTimeout(change, 700); });
}

// What the fields show: what stands, what waits to be sent, and one's own words where they are in conflict.
function shown(pack, report, all) {
  const content = outbox.standing(pack, report, all);
  for (const entry of all) {
    if (entry.kind !== "report" || entry.body.report !== report.id) continue;
    const theirs = entry.state === "conflict" ? Object.keys(entry.answer.theirs) : [];
    for (const [name, value] of Object.entries(entry.body.mine)) {
      if (entry.state === "waiting" || theirs.includes(name)) content[name] = value;
    }
  }
  return content;
}

function groupNode(page, group) {
  const lines = group.indicators.flatMap((one) => one.lines);
  const said = lines.filter((line) => line.now || page.content[line.key]).length;
  return el("details", { class: "card group" },
    el("summary", {}, el("b", {}, `${group.number}. ${group.name}`), ` ${said}/${lines.length}`),
    group.indicators.map((indicator) => indicatorNode(page, indicator)));
}

function indicatorNode(page, indicator) {
  const again = [];
  const fields = { page, indicator, check: () => again.forEach((one) => one()) };
  return el("fieldset", {}, el("legend", {}, `${indicator.id} ${indicator.name}`),
    indicator.lines.map((line) => lineNode(fields, line, again)),
    indicator.total ? totalNode(fields) : null);
}

function lineNode(fields, line, again) {
  const { page } = fields;
  const kept = () => page.content[line.key] || {};
  const inputs = {}, isWord = ["boolean", "judgement"].includes(line.measure.kind);
  const doubted = el("div", { class: "doubted", role: "status" });
  const change = () => {
    const entry = {};
    for (const [name, input] of Object.entries(inputs)) if (input.value.trim()) entry[name] = input.value.trim();
    if (Object.keys(entry).length) {
      const before = kept();
      entry.b = before.v === entry.v && "b" in before ? before.b : line.stands || "";
      page.content[line.key] = entry;
    } else delete page.content[line.key];
    fields.check();
    save(page, line.key, Object.keys(entry).length ? entry : "");
  };
  const add = (name, label, attributes = {}) => {
    inputs[name] = el("input", { inputmode: "decimal", autocomplete: "off", maxlength: 300, ...attributes, value: kept()[name] || "" });
    listen(inputs[name], change);
    return el("label", {}, label, inputs[name]);
  };
  const main = isWord ? yesOrNo(inputs, line, kept, change) : add("v", line.measure.unit ? `Số (${line.measure.unit})` : "Số", { placeholder: line.now || line.last || "", name: `${line.key}.v` });
  again.push(() => check(fields, line, kept(), doubted));
  queueMicrotask(() => check(fields, line, kept(), doubted));
  const parts = line.measure.kind === "percent" ? [add("n", "Tử số"), add("d", "Mẫu số")] : [];
  const more = isWord ? [] : [...parts, add("e", "Ước cuối kỳ")];
  return el("div", { class: "line" },
    fields.indicator.name === line.label ? null : el("b", {}, line.label),
    el("span", { class: "last" }, line.now ? `Đã có: ${line.now} (${line.now_by})` : `Kỳ trước: ${line.last || "chưa có"}`,
      line.asks ? ` · Yêu cầu: ${line.asks}` : "", line.supplier ? ` · ${line.supplier}` : ""),
    main,
    el("details", { class: "more" }, el("summary", {}, "Thêm"), el("div", { class: "fields" }, more,
      add("s", "Nguồn riêng", { inputmode: "text" }), add("o", "Ghi chú", { inputmode: "text" }))),
    doubted);
}

function yesOrNo(inputs, line, kept, change) {
  const options = [["", "–"], ...(line.last || line.now ? [["=", "= không thay đổi"]] : []), ["đạt", "đạt"], ["chưa đạt", "chưa đạt"]];
  inputs.v = el("select", { name: `${line.key}.v` }, options.map(([value, label]) => el("option", { value: value }, label)));
  [...inputs.v.options].forEach((option, n) => { option.value = options[n][0]; });
  inputs.v.value = kept().v || "";
  inputs.v.addEventListener("change", change);
  return el("label", {}, "Đạt hay chưa", inputs.v);
}

function numberOf(text, measure) {
  if (!text) return null;
  if (["boolean", "judgement"].includes(measure.kind)) return text === "đạt" ? 1 : 0;
  return parseNumber(text);
}

function read(line, entry) {
  const standing = line.stands ? Number(line.stands) : numberOf(line.last, line.measure);
  return readFigure(entry, line.measure, standing);
}

function check(fields, line, entry, place) {
  const found = Object.keys(entry).some((name) => name !== "b") ? read(line, entry) : null;
  let sentences = [];
  if (found && found.problem) sentences = [found.problem];
  else if (found && !found.unchanged) {
    const threshold = line.threshold === undefined ? null : line.threshold;
    sentences = doubts(line.measure, found.said, numberOf(line.last, line.measure), threshold);
  }
  if (line.code.endsWith(":female")) sentences = [...sentences, ...bothSexes(fields, line)];
  place.replaceChildren(...sentences.map((one) => el("span", { class: found && found.problem ? "error" : "" }, one)));
}

function bothSexes(fields, female) {
  const { page, indicator } = fields;
  const base = female.code.slice(0, -":female".length);
  const male = indicator.lines.find((one) => one.code === `${base}:male`);
  const total = indicator.lines.find((one) => one.code === base) || null;
  const totalEntry = page.content[total ? total.key : indicator.total];
  const [ofMen, ofWomen] = [male && page.content[male.key], page.content[female.key]];
  if (!male || !totalEntry || !ofMen || !ofWomen) return [];
  const kind = (total || male).measure.kind;
  const all = total ? read(total, totalEntry) : readFigure(totalEntry, male.measure, null);
  const words = sexesAgainstTotal(read(male, ofMen).said, read(female, ofWomen).said, all.said, kind);
  return words ? [words] : [];
}

function totalNode(fields) {
  const { page, indicator } = fields;
  const inputs = {};
  const change = () => {
    const entry = {};
    for (const [name, input] of Object.entries(inputs)) if (input.value.trim()) entry[name] = input.value.trim();
    const has = Object.keys(entry).length > 0;
    if (has) page.content[indicator.total] = { ...entry, b: "" };
    else delete page.content[indicator.total];
    fields.check();
    save(page, indicator.total, has ? page.content[indicator.total] : "");
  };
  const add = (name, label) => {
    inputs[name] = el("input", { inputmode: "decimal", autocomplete: "off", value: (page.content[indicator.total] || {})[name] || "" });
    listen(inputs[name], change);
    return el("label", {}, label, inputs[name]);
  };
  return el("div", { class: "line" }, el("b", {}, "Chung cả nam và nữ (để đối chiếu, không gửi)"),
    el("div", { class: "fields" }, add("v", "Chung"), add("n", "Tử số"), add("d", "Mẫu số")));
}

function words(page, name, label, sent, rows) {
  const value = page.content[name] !== undefined ? page.content[name] : sent;
  const input = rows === 1 ? el("input", { maxlength: 300, value }) : el("textarea", { rows, maxlength: 20000, value });
  input.name = name;
  listen(input, () => {
    const text = input.value.replace(/\r\n/g, "\n").trim();
    if (text) page.content[name] = text; else delete page.content[name];
    save(page, name, text);
  });
  return el("div", { class: "field" }, el("label", {}, label, input));
}

// One after the other, so that two fields changed at once do not write over each other.
function save(page, name, value) {
  page.waiting = page.waiting
    .then(() => outbox.typeReport(page.key, page.pack, page.report, { [name]: value }))
    .then(page.told)
    .catch(() => say("Không ghi được vào máy: bộ nhớ đã đầy hoặc bị khóa. Đừng đóng trang; hãy chép số ra giấy.", "error"));
}
