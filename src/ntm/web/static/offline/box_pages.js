// The outbox, a conflict with both sides, and the device: saving to a file, loading it, a new PIN, turning off.

import { button, el, field, say, show } from "./dom.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

const crumbs = () => el("p", { class: "crumbs" }, el("a", { href: "#/" }, "Trang đầu"));

export async function outboxPage(app) {
  const all = (await vault.entries(app.key)).reverse();
  const open = all.filter((one) => !["accepted", "settled"].includes(one.state));
  show(crumbs(), el("h1", {}, open.length ? `Hộp gửi: ${open.length} mục chưa xong` : "Hộp gửi: mọi mục đã được nhận"),
    el("p", { class: "actions" }, button("Gửi ngay", () => app.send(), "primary big"),
      open.length ? button("Lưu ra tệp", () => saveFile(app.key), "big") : null),
    el("ul", { class: "entries" }, all.map((one) => entryNode(app, one))),
    all.length ? null : el("p", { class: "card" }, "Chưa ghi gì trong máy."));
}

function entryNode(app, entry) {
  const [words, sign] = outbox.STATES[entry.state];
  const answer = entry.answer || {};
  return el("li", { class: `card ${entry.state}`, "data-state": entry.state },
    el("b", {}, entry.title), el("br"),
    el("span", { class: "state" }, `${sign} ${words}`), ` · ghi lúc ${new Date(entry.written_at).toLocaleString("vi-VN")}`,
    entry.files && entry.files.length ? ` · ${entry.files.length} tệp kèm` : "",
    answer.why ? el("p", { class: entry.state === "refused" ? "error" : "" }, answer.why) : null,
    entry.state === "conflict" ? el("p", {}, el("a", { class: "btn primary", href: `#/chon/${entry.id}` }, "Xem hai bên và chọn")) : null,
    entry.state === "refused" ? el("p", { class: "actions" },
      button("Gửi lại thành mục mới", async () => { await again(app.key, entry); app.route(); }),
      button("Bỏ mục này", async () => {
        if (window.confirm("Bỏ hẳn mục này khỏi máy? Nếu còn cần, hãy lưu ra tệp trước.")) { await vault.dropEntry(entry); app.route(); }
      })) : null,
    entry.state === "accepted" && answer.address ? el("p", {}, el("a", { href: answer.address }, "Mở trên hệ thống")) : null);
}

async function again(key, entry) {
  const files = await vault.filesOf(key, entry);
  await outbox.addAgain(key, entry, files);
  await vault.dropEntry(entry);
}

export async function choicePage(app, id) {
  const entry = (await vault.entries(app.key)).find((one) => one.id === id);
  if (!entry || entry.state !== "conflict") return outboxPage(app);
  const { theirs, theirs_by: by } = entry.answer;
  const chosen = {};
  const rows = Object.keys(theirs).map((name) => el("fieldset", { class: "card answers" },
    el("legend", {}, labelOf(app.pack, entry, name)),
    [["mine", "Giữ của tôi", entry.body.mine[name]], ["theirs", `Lấy của ${by}`, theirs[name]]].map(([value, words, content]) => {
      const radio = el("input", { type: "radio", name, required: true });
      radio.value = value;
      radio.addEventListener("change", () => { chosen[name] = value; });
      return el("label", { class: "side" }, radio, el("span", {}, words, ": ", el("b", {}, inWords(content))));
    })));
  return show(crumbs(), el("h1", {}, `Chọn ở ${rows.length} chỗ: ${entry.title}`),
    el("p", {}, `${by} đã ghi khác trong lúc máy này không có mạng. Chưa số nào bị mất.`),
    el("form", { onsubmit: async (event) => { event.preventDefault(); await settle(app, entry, chosen); } },
      rows, el("button", { class: "btn primary big" }, "Ghi lựa chọn")));
}

async function settle(app, entry, chosen) {
  const { theirs } = entry.answer, base = {}, mine = {};
  for (const [name, side] of Object.entries(chosen)) {
    if (side !== "mine") continue;
    if (theirs[name] !== null) base[name] = theirs[name];
    mine[name] = entry.body.mine[name] === undefined ? "" : entry.body.mine[name];
  }
  if (Object.keys(mine).length) {
    await outbox.add(app.key, "report", { report: entry.body.report, base, mine, chosen: [] }, entry.title);
  }
  await vault.putEntry(app.key, { ...entry, state: "settled", answered_at: new Date().toISOString() });
  location.hash = "#/hop-thu";
}

function labelOf(pack, entry, name) {
  const report = pack && pack.reports.find((one) => one.id === entry.body.report);
  const rows = report ? report.groups.flatMap((g) => g.indicators) : [];
  const row = rows.find((one) => one.lines.some((line) => line.key === name));
  const line = row && row.lines.find((one) => one.key === name);
  const part = report && report.parts.find((one) => one.key === name);
  return line ? `${line.code} ${line.label}${row.id ? "" : `, ${row.name}`}` : part ? part.title : name === "source" ? "Nguồn số liệu" : name;
}

function inWords(content) {
  if (!content) return "(bỏ trống)";
  if (typeof content === "string") return content;
  const names = { v: "", n: "tử số ", d: "mẫu số ", e: "ước ", s: "nguồn ", o: "" };
  return Object.entries(names).filter(([name]) => content[name]).map(([name, words]) => words + content[name]).join("; ") || "(bỏ trống)";
}

export async function saveFile(key) {
  const address = URL.createObjectURL(await outbox.asFile(key));
  const link = el("a", { href: address, download: `ngoai-tuyen-${new Date().toISOString().slice(0, 10)}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say("Đã lưu các mục chưa xong ra tệp. Tệp không mã hóa: hãy giữ kín, và nạp lại ở đây hoặc ở trang “Nạp tệp”.", "ok");
}

export async function devicePage(app) {
  const count = await vault.unsettled(), room = await roomWords();
  const file = el("input", { type: "file", accept: "application/json,.json" });
  file.addEventListener("change", async () => {
    try {
      const many = await outbox.loadFile(app.key, await file.files[0].text());
      say(`Đã nạp ${many} mục vào hộp gửi.`, "ok");
    } catch (error) {
      say(error instanceof outbox.SomebodyElses ? "Tệp này do người khác lưu; người đó phải đăng nhập và tự gửi."
        : "Đây không phải là tệp đã lưu từ máy làm việc ngoại tuyến.", "error");
    }
    file.value = "";  // the same file again is a choice again
  });
  show(crumbs(), el("h1", {}, "Máy này"),
    el("p", {}, room),
    el("section", { class: "card" }, el("h2", {}, "Tệp dự phòng"),
      el("p", {}, "Lưu các mục chưa xong ra một tệp, hoặc nạp lại tệp đã lưu. Nạp hai lần cũng chỉ gửi một lần."),
      button("Lưu ra tệp", () => saveFile(app.key)), field("Nạp tệp đã lưu", file)),
    el("section", { class: "card" }, el("h2", {}, "Xóa khỏi máy"), el("p", {}, count
      ? `Còn ${count} mục máy chủ chưa nhận. Hãy gửi, hoặc lưu ra tệp, trước khi xóa.`
      : "Máy chủ đã nhận mọi mục. Có thể xóa phần ngoại tuyến khỏi máy."),
      count ? button("Lưu ra tệp", () => saveFile(app.key)) : null,
      button(count ? `Xóa hẳn, bỏ ${count} mục` : "Xóa khỏi máy", () => app.turnOff(count), count ? "danger" : "")));
}

// How much room is taken; how much is left is not said, because browsers give a number that is none.
export async function roomWords() {
  const { usage } = await room();
  return usage ? `Phần ngoại tuyến đang dùng ${(usage / 1e6).toFixed(1).replace(".", ",")} MB, kể cả chỗ để dành.` : "";
}

// What threatens the work that waits here, told before it happens; empty where nothing does.
export async function roomWarning() {
  const { usage, left } = await room();
  if ((await vault.isTight()) || (left !== null && (left < LITTLE_ROOM || usage > 4 * left))) {
    return "Bộ nhớ của máy sắp đầy: chỉ còn chỗ cho ít mục nữa. Hãy gửi bớt, lưu ra tệp, hoặc xóa bớt ảnh, ứng dụng trong máy.";
  }
  const mayGo = navigator.storage && navigator.storage.persisted && !(await navigator.storage.persisted());
  return mayGo && (await vault.unsettled()) ? "Trình duyệt này có thể tự dọn bộ nhớ khi máy thiếu chỗ hoặc nhiều ngày không mở: " +
    "hãy gửi sớm, lưu ra tệp, hoặc thêm trang này vào màn hình chính." : "";
}

const LITTLE_ROOM = 50e6;

async function room() {
  if (!navigator.storage || !navigator.storage.estimate) return { usage: 0, left: null };
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usage, left: quota ? quota - usage : null };
}
