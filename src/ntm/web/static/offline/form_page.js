// A form: each figure with its last value and what the law asks, doubted as it is typed, kept on the device at once.

import "./numbers.js";
import { button, el, listen, say, show } from "./dom.js";
import { doubts, readFigure, sexesAgainstTotal } from "./plausibility.js";
import { photoField } from "./media.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

const numbers = window.ntmNumbers;
const isFigure = (name) => /^[fu]:/.test(name);

// `latest` gives the pack that is here when something is written: it may have been fetched anew meanwhile.
export async function formPage(key, pack, id, latest) {
  const report = pack.reports.find((one) => String(one.id) === id);
  if (!report) return show(el("h1", {}, "Không có biểu này trong máy"), el("p", {}, el("a", { href: "#/" }, "Về trang đầu")));
  const all = await vault.entries(key);
  const content = shown(pack, report, all);
  const page = { key, pack, report, content, latest, waiting: Promise.resolve() };
  const count = () => Object.keys(page.content).filter(isFigure).length;
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

// What is in a group is built when it is opened: an agency's grid over a province has hundreds of fields.
function groupNode(page, group) {
  const lines = group.indicators.flatMap((one) => one.lines);
  const said = lines.filter((line) => line.now || page.content[line.key]).length;
  const node = el("details", { class: `card group${group.is_grid ? " communes" : ""}` },
    el("summary", {}, el("b", {}, `${group.number}${group.is_grid ? "" : "."} ${group.name}`), ` ${said}/${lines.length}`));
  const build = () => node.append(el("div", { class: "rows" }, group.indicators.map((indicator) => indicatorNode(page, group, indicator))));
  node.addEventListener("toggle", build, { once: true });
  return node;
}

function indicatorNode(page, group, indicator) {
  const again = [];
  const fields = { page, group, indicator, check: () => again.forEach((one) => one()) };
  return el("fieldset", {}, el("legend", {}, `${indicator.id} ${indicator.name}`.trim()),
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
  const asked = el("div", {}), aloud = el("span", { class: "aloud" });
  const wonder = () => {
    const open = ["v", "e"].filter((name) => inputs[name] && !isWord).map((name) => questionNode(line, inputs[name], change));
    asked.replaceChildren(...open.filter(Boolean));
    aloud.textContent = isWord || asked.firstChild ? "" : numbers.aloud(inputs.v.value, line.measure.unit.replace("%", ""));
  };
  const main = isWord ? yesOrNo(inputs, line, kept, change) : add("v", line.measure.unit ? `Số (${line.measure.unit})` : "Số", { placeholder: line.now || line.last || "", name: `${line.key}.v` });
  const look = () => { wonder(); check(fields, line, kept(), doubted, asked.firstChild); };
  again.push(look);
  queueMicrotask(look);
  const parts = line.measure.kind === "percent" ? [add("n", "Tử số"), add("d", "Mẫu số")] : [];
  const more = isWord ? [] : [...parts, add("e", "Ước cuối kỳ")];
  return el("div", { class: "line" },
    [fields.indicator.name, fields.group.name].includes(line.label) ? null : el("b", {}, line.label),
    el("span", { class: "last" }, line.now ? `Đã có: ${line.now} (${line.now_by})` : `Kỳ trước: ${line.last || "chưa có"}`,
      line.asks ? ` · Yêu cầu: ${line.asks}` : "", line.supplier ? ` · ${line.supplier}` : ""),
    main, aloud, asked,
    el("details", { class: "more" }, el("summary", {}, "Thêm"), el("div", { class: "fields" }, more,
      add("s", "Nguồn riêng", { inputmode: "text" }), add("o", "Ghi chú", { inputmode: "text" })),
      line.photo ? photoNode(page, line) : null),
    doubted);
}

// A photo behind the figure: an entry of its own, which goes with the report when that is opened on the server.
function photoNode(page, line) {
  const photo = photoField("Ảnh minh chứng");
  const keep = async (event) => {
    const file = photo.file(), press = event.currentTarget;
    if (!file) return say("Hãy chọn hoặc chụp một ảnh.", "error");
    press.disabled = true;
    try {
      await outbox.add(page.key, "evidence", { report: page.report.id, measure: line.code }, `Ảnh của ${line.code}: ${page.report.title}`, [file]);
      photo.clear("Ảnh đã ở trong máy, chờ gửi.");
    } catch (error) {
      say("Không ghi được ảnh vào máy: bộ nhớ đã đầy hoặc bị khóa. Hãy gửi bớt hoặc lưu ra tệp.", "error");
    }
    press.disabled = false;
    return undefined;
  };
  return el("div", {}, photo.nodes, button("Ghi ảnh vào máy", keep));
}

// Asks which of two numbers was meant, as the page with a network does; a press writes the answer so that it is one.
function questionNode(line, input, change) {
  const last = line.stands ? Number(line.stands) : numberOf(line.last, line.measure);
  const among = numbers.question(input.value, line.measure.kind, last);
  if (!among.length) return null;
  return el("div", { class: "ask", role: "group" }, el("span", {}, numbers.asked(input.value.trim(), among)),
    among.map((one) => button(one.words, () => { input.value = one.text; change(); input.focus(); })));
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
  return numbers.value(text);
}

function read(line, entry) {
  const standing = line.stands ? Number(line.stands) : numberOf(line.last, line.measure);
  return readFigure(entry, line.measure, standing);
}

// While it is asked which number was meant, nothing is doubted of either.
function check(fields, line, entry, place, isAsked) {
  const found = Object.keys(entry).some((name) => name !== "b") ? read(line, entry) : null;
  let sentences = [];
  if (found && found.problem) sentences = [found.problem];
  else if (found && !found.unchanged && !isAsked) {
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
    .then(() => {
      const pack = page.latest() || page.pack, report = pack.reports.find((one) => one.id === page.report.id) || page.report;
      return outbox.typeReport(page.key, pack, report, { [name]: value });
    })
    .then(page.told)
    .catch(() => say("Không ghi được vào máy: bộ nhớ đã đầy hoặc bị khóa. Đừng đóng trang; hãy chép số ra giấy.", "error"));
}
