// Opens the vault, shows the page that the address asks for, and sends what waits whenever there is a network.

import { choicePage, devicePage, outboxPage, roomWarning, roomWords, saveFile } from "./box_pages.js";
import { button, el, field, say, show } from "./dom.js";
import { formPage } from "./form_page.js";
import { listPage, obstaclePage, visitPage } from "./record_pages.js";
import * as network from "./network.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

const SHORTEST_PIN = 6, IDLE = 15 * 60000;
const app = { key: null, pack: null, send, route, turnOff };
let idle = 0;

start();

async function start() {
  document.getElementById("cu").hidden = true;
  // Some browsers have a store and refuse to open it, in a private window for one.
  if (!vault.isPossible() || !(await vault.meta("vault").then(() => true, () => false))) {
    document.getElementById("khong-duoc").hidden = false;
    return;
  }
  navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => {});
  window.addEventListener("hashchange", route);
  window.addEventListener("online", () => app.key && send());
  // A telephone may end a page that is not looked at: what is in a field is kept before that.
  document.addEventListener("visibilitychange", () => document.hidden && leaveField());
  for (const name of ["pointerdown", "keydown"]) window.addEventListener(name, watch);
  await forgetOldPack();
  route();
}

// What was taken along is shown for its days; then it goes by itself, unless something waits for the server.
async function forgetOldPack() {
  const until = await vault.meta("good_until");
  if (until && Date.now() > until) {
    if (await vault.unsettled()) await vault.dropKept("pack");
    else await vault.erase();
  }
}

function watch() {
  clearTimeout(idle);
  if (app.key) idle = setTimeout(lock, IDLE);
}

function leaveField() {
  if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
}

function lock() {
  leaveField();
  setTimeout(() => { app.key = null; app.pack = null; route(); }, 1000);
}

async function route() {
  say("");
  await showPage();
  // Asking an erased vault would make it anew.
  document.getElementById("cho").textContent = vault.isThere() ? await roomWarning() : "";
}

async function showPage() {
  const owner = await vault.meta("vault");
  if (!owner) return turnOnPage();
  const [, page = "", id = ""] = location.hash.split("/");
  if (page === "dang-xuat") return signOutPage();
  if (!app.key) return lockPage(owner);
  if (!app.pack) app.pack = await vault.kept(app.key, "pack");
  if (page === "hop-thu") return outboxPage(app);
  if (page === "chon") return choicePage(app, id);
  if (page === "may") return devicePage(app);
  if (!app.pack) return emptyPage();
  if (page === "bieu") return formPage(app.key, app.pack, id, () => app.pack);
  if (page === "vuong-mac") return obstaclePage(app.key, app.pack);
  if (page === "tham") return visitPage(app.key, app.pack, today(app.pack));
  if (page === "danh-sach") return listPage(app.key, app.pack, id);
  return homePage(owner);
}

// The server's day, moved on by what the device's clock has counted since; what that clock shows does not matter.
function today(pack) {
  const passed = Math.max(0, Date.now() - pack.fetched_at), ofTheDay = (Date.parse(pack.now) + 7 * 3600000) % 86400000;
  return new Date(Date.parse(pack.day + "T00:00:00Z") + ofTheDay + passed).toISOString().slice(0, 10);
}

function pinField(label) {
  const input = el("input", { type: "password", inputmode: "numeric", autocomplete: "off", minlength: SHORTEST_PIN, maxlength: 40, required: true });
  return [input, field(label, input)];
}

// Asks the browser to keep what is here when it needs room; some agree only after a page has been used for a while.
async function askToStay() {
  if (navigator.storage && navigator.storage.persist) await navigator.storage.persist().catch(() => false);
}

async function turnOnPage() {
  const [pin, pinNode] = pinField(`Mã PIN mới, ít nhất ${SHORTEST_PIN} số`), [again, againNode] = pinField("Nhập lại mã PIN");
  const submit = async (event) => {
    event.preventDefault();
    if (pin.value !== again.value) return say("Hai lần nhập mã PIN khác nhau.", "error");
    say("Đang chuẩn bị, có thể mất một phút…");
    try {
      const who = await network.session();
      if (!who.user) throw new network.SignedOut();
      const device = outbox.newId();
      const secret = await network.secretOf(device, navigator.platform || "", who.csrf);
      app.key = await vault.create({ pin: pin.value, secret, device, user: who.user.id, name: who.user.name });
      await askToStay();
      app.pack = await outbox.refreshPack(app.key);
      location.hash = "#/";
      return route();
    } catch (error) {
      return failed(error);
    }
  };
  show(el("h1", {}, "Làm việc ngoại tuyến"),
    el("p", {}, "Bật một lần khi có mạng. Sau đó máy này nhập được số liệu, vướng mắc, chuyến thăm khi không có mạng, và tự gửi khi có mạng lại."),
    el("form", { class: "card one-hand", onsubmit: submit }, el("h2", {}, "Bật trên máy này"),
      el("p", {}, "Mã PIN khóa những gì giữ trong máy. Quên mã PIN thì đăng nhập lại khi có mạng để đặt mã mới, không mất gì."),
      pinNode, againNode, el("button", { class: "btn primary big" }, "Bật làm việc ngoại tuyến")),
    el("p", {}, el("a", { href: "/dang-nhap/?next=/ngoai-tuyen/" }, "Đăng nhập"), " · ", el("a", { href: "/" }, "Về trang có mạng")));
}

async function lockPage(owner) {
  const [pin, pinNode] = pinField(`Mã PIN của ${owner.name}`);
  const count = await vault.unsettled();
  const submit = async (event) => {
    event.preventDefault();
    say("Đang mở…");
    try {
      app.key = await vault.openWithPin(pin.value);
    } catch (error) {
      pin.value = "";
      return say("Mã PIN chưa đúng.", "error");
    }
    watch();
    askToStay();
    await route();
    if (navigator.onLine) send();
    return undefined;
  };
  show(el("h1", {}, "Mở phần ngoại tuyến"),
    el("form", { class: "card one-hand", onsubmit: submit }, pinNode, el("button", { class: "btn primary big" }, "Mở")),
    el("p", {}, count ? `${count} mục trong máy đang chờ.` : "Không có mục nào đang chờ."),
    el("p", {}, button("Quên mã PIN", () => forgottenPage(owner))));
  pin.focus();
}

function forgottenPage(owner) {
  const [pin, pinNode] = pinField("Mã PIN mới");
  const submit = async (event) => {
    event.preventDefault();
    try {
      const who = await network.session();
      if (!who.user) throw new network.SignedOut();
      app.key = await vault.choosePin(pin.value, await network.secretOf(owner.device, "", who.csrf));
      return route();
    } catch (error) {
      return failed(error);
    }
  };
  show(el("h1", {}, "Đặt mã PIN mới"), el("p", {}, `Cần có mạng và đăng nhập bằng tài khoản của ${owner.name}. Việc đã ghi trong máy còn nguyên.`),
    el("form", { class: "card one-hand", onsubmit: submit }, pinNode, el("button", { class: "btn primary big" }, "Đặt mã PIN mới")));
}

function emptyPage() {
  show(el("h1", {}, "Dữ liệu mang theo đã hết hạn"),
    el("p", {}, "Việc đã ghi và chưa gửi còn nguyên trong hộp gửi. Khi có mạng, hãy lấy dữ liệu mới."),
    el("p", { class: "actions" }, button("Gửi và lấy dữ liệu mới", send, "primary big"), el("a", { class: "btn big", href: "#/hop-thu" }, "Hộp gửi")));
}

async function homePage(owner) {
  const waiting = await vault.unsettled(), pack = app.pack, room = await roomWords();
  const fetched = new Date(pack.fetched_at).toLocaleString("vi-VN");
  show(el("h1", {}, pack.glance[0] ? pack.glance[0].name : owner.name),
    pack.glance.filter((one) => one.total).map(glance),
    el("nav", { class: "big-buttons", "aria-label": "Việc" },
      big("#/vuong-mac", "Nêu vướng mắc", "kèm ảnh hoặc lời nói"),
      pack.visit.length ? big("#/tham", "Ghi chuyến thăm", "đi đâu, thấy gì") : null,
      pack.lists.length ? big(`#/danh-sach/${pack.lists[0].id}`, "Xác nhận danh sách", pack.lists[0].name) : null,
      big("#/hop-thu", "Hộp gửi", waiting ? `${waiting} mục chưa xong` : "mọi mục đã được nhận")),
    pack.lists.length > 1 ? el("p", {}, pack.lists.slice(1).map((one) => el("a", { href: `#/danh-sach/${one.id}` }, `Danh sách của ${one.name} `))) : null,
    el("section", {}, el("h2", {}, "Biểu cần nhập"), el("ul", { class: "entries" }, pack.reports.map((one) =>
      el("li", { class: "card" }, el("a", { href: `#/bieu/${one.id}` }, el("b", {}, one.title)), el("br"), `Hạn ${one.due_on}, ${one.state}`))),
      pack.reports.length ? null : el("p", { class: "card" }, "Không có biểu nào đến hạn.")),
    el("p", { class: "actions" }, button("Gửi và lấy dữ liệu mới", send, "big"), el("a", { class: "btn big", href: "#/may" }, "Máy này")),
    el("p", { class: "source" }, `Dữ liệu lấy lúc ${fetched} (giờ của máy), dùng được ${pack.days} ngày. ${room}`));
}

function glance(one) {
  const words = one.met === null ? "chưa có số liệu" : `đạt ${one.met}/${one.total} tiêu chí`;
  return el("details", { class: "card" }, el("summary", {}, el("b", {}, `${one.name}: ${words}`)),
    el("ul", {}, one.lacking.map((line) => el("li", {}, line))));
}

const big = (href, words, small) => el("a", { class: "big-button", href }, el("b", {}, words), el("span", {}, small));

// What somebody is writing is not drawn anew under their hand when the network comes back.
const isWriting = () => app.pack && ["bieu", "vuong-mac", "tham", "danh-sach", "chon"].includes(location.hash.split("/")[1]);

async function send() {
  const redraw = async () => isWriting() || route();
  try {
    const count = await outbox.synchronise(app.key, (left) => say(`Đang gửi, còn ${left} mục…`));
    app.pack = await outbox.refreshPack(app.key);
    const open = await vault.unsettled();
    await redraw();
    say(open ? `Đã nhận trả lời cho ${count} mục; còn ${open} mục cần anh/chị xem.` : "Máy chủ đã nhận mọi mục; dữ liệu mới đã ở trong máy.", open ? "" : "ok");
  } catch (error) {
    await redraw();
    failed(error);
  }
}

function failed(error) {
  const place = document.getElementById("bao");
  if (error instanceof network.SignedOut) {
    say("Phiên đăng nhập đã hết. Việc đã ghi còn nguyên trong máy. ", "error");
    place.append(el("a", { href: "/dang-nhap/?next=/ngoai-tuyen/" }, "Đăng nhập lại"));
  } else if (error instanceof network.NoNetwork) say("Chưa có mạng, hoặc máy chủ chưa trả lời. Việc đã ghi chờ trong máy.", "");
  else if (error instanceof network.Refused) say(error.message, "error");
  else if (error.name === "QuotaExceededError") say("Bộ nhớ của máy đã đầy. Việc đã ghi còn nguyên; hãy gửi, hoặc lưu ra tệp.", "error");
  else say("Có lỗi trong máy; việc đã ghi còn nguyên. Hãy tải lại trang.", "error");
}

// Signing out takes everything away that the server has; what it has not is told first and can be saved.
async function signOutPage() {
  const count = await vault.unsettled();
  if (!count) {
    await vault.erase();
    return leave();
  }
  return show(el("h1", {}, `Còn ${count} mục máy chủ chưa nhận`),
    el("p", {}, "Đăng xuất sẽ xóa phần ngoại tuyến khỏi máy này. Hãy gửi, hoặc lưu ra tệp, rồi mới đăng xuất."),
    el("p", { class: "actions" }, el("a", { class: "btn primary big", href: "#/hop-thu" }, "Mở hộp gửi"),
      app.key ? button("Lưu ra tệp", () => saveFile(app.key), "big") : null,
      button(`Xóa ${count} mục và đăng xuất`, async () => {
        if (window.confirm(`Bỏ hẳn ${count} mục chưa gửi?`)) { await vault.erase(); leave(); }
      }, "danger")));
}

async function leave() {
  const who = await network.session().catch(() => null);
  if (!who || !who.user) { location.href = "/dang-nhap/"; return; }
  const form = el("form", { method: "post", action: "/dang-xuat/" }, el("input", { type: "hidden", name: "csrfmiddlewaretoken" }));
  form.firstChild.value = who.csrf;
  document.body.append(form);
  form.submit();
}

async function turnOff(count) {
  if (count && !window.confirm(`Bỏ hẳn ${count} mục chưa được nhận?`)) return;
  await vault.erase();
  app.key = app.pack = null;
  location.hash = "#/";
  route();
}
