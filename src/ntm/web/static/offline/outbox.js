// The outbox: every entry with a number of its own and an honest state, sent until the server has said what became of it.

import * as network from "./network.js";
import * as vault from "./vault.js";

export const STATES = {
  waiting: ["Đang chờ", "○"], sent: ["Đã gửi, chưa có trả lời", "◔"], accepted: ["Đã nhận", "●"],
  conflict: ["Xung đột, cần chọn", "≠"], refused: ["Bị từ chối", "✕"], settled: ["Đã xử lý", "●"],
};
const KEPT_DAYS = 14;

export const newId = () => crypto.randomUUID ? crypto.randomUUID() : uuidOf(crypto.getRandomValues(new Uint8Array(16)));

function uuidOf(bytes) {
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Lets one piece of work at a time read the entries and write them again, in all pages of the device: whoever types while
// the outbox is being sent loses nothing. Not within itself.
let last = Promise.resolve();
function alone(work) {
  if (navigator.locks) return navigator.locks.request("ntm-hop-thu", work);
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

// Returns the number under which a refused entry is sent anew: the same one however often it is asked for.
async function numberAfter(id) {
  const bytes = new TextEncoder().encode("again:" + id);
  return uuidOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16));
}

// Keeps what was refused as a new entry.
export async function addAgain(key, entry, files) {
  return add(key, entry.kind, entry.body, entry.title, files, await numberAfter(entry.id));
}

// Keeps a new entry; it is on the disk when this returns. `files` are [{name, type, bytes}].
export const add = (key, kind, body, title, files = [], id = newId()) => alone(() => added(key, kind, body, title, files, id));

async function added(key, kind, body, title, files = [], id = newId()) {
  // Counted, not clocked: a device's clock may go backwards.
  const order = ((await vault.meta("order")) || 0) + 1;
  await vault.setMeta("order", order);
  const entry = {
    id, kind, body, title, state: "waiting", order, written_at: new Date().toISOString(),
    files: files.map(({ name, type, bytes }) => ({ name, type, size: bytes.byteLength })),
  };
  await vault.putEntry(key, entry, files);
  return entry;
}

// Sends what waits, batch by batch, and returns how many were answered. One tab at a time.
export async function synchronise(key, onProgress = () => {}) {
  if (!navigator.locks) return sendAll(key, onProgress);
  return navigator.locks.request("ntm-gui", { ifAvailable: true }, (lock) => (lock ? sendAll(key, onProgress) : 0));
}

async function sendAll(key, onProgress) {
  const owner = await vault.meta("vault");
  let who = await signedIn(owner), answered = 0;
  for (;;) {
    const { batch, left } = await alone(() => nextBatch(key));
    if (!batch.length) return answered;
    onProgress(left);
    let found;
    try {
      found = await network.sendBatch(batch, owner.device, who.csrf);
    } catch (error) {
      if (!(error instanceof network.Refused)) throw error;
      const again = await signedIn(owner);  // a new session has a new token
      if (again.csrf === who.csrf) throw error;
      who = again;
      found = await network.sendBatch(batch, owner.device, who.csrf);
    }
    for (const { entry } of batch) {
      const answer = found.answers[entry.id];
      if (!answer) throw new network.NoNetwork();
      await alone(() => vault.putEntry(key, { ...entry, state: answer.outcome, answer, answered_at: new Date().toISOString() }));
      if (answer.outcome === "accepted") await vault.dropFiles(entry);
      answered += 1;
    }
  }
}

// Takes what is sent next. From here on it may have arrived: it keeps its number and its words, whatever is typed
// meanwhile, until the server says what became of it.
async function nextBatch(key) {
  const waiting = (await vault.entries(key)).filter((one) => one.state === "waiting" || one.state === "sent");
  const batch = [];
  for (const entry of waiting.slice(0, network.batchSize(waiting))) {
    await vault.putEntry(key, { ...entry, state: "sent" });
    batch.push({ entry, files: await vault.filesOf(key, entry) });
  }
  return { batch, left: waiting.length };
}

async function signedIn(owner) {
  const who = await network.session();
  if (!who.user) throw new network.SignedOut();
  if (who.user.id !== owner.user) throw new network.Refused(`Đang đăng nhập là ${who.user.name}; việc chờ gửi là của ${owner.name}.`);
  return who;
}

// Fetches the pack anew; what was accepted before is in it.
export async function refreshPack(key) {
  const who = await signedIn(await vault.meta("vault"));
  const pack = await network.fetchPack(who.csrf);
  pack.fetched_at = Date.now();
  await vault.keep(key, "pack", pack);
  await vault.setMeta("good_until", Date.now() + pack.days * 86400000);
  const old = Date.now() - KEPT_DAYS * 86400000;
  for (const entry of await vault.entries(key)) {
    if (entry.state !== "accepted" && entry.state !== "settled") continue;
    if (Date.parse(entry.answered_at) < old) await vault.dropEntry(entry);
    else if (!entry.absorbed) await vault.putEntry(key, { ...entry, absorbed: true });
  }
  await vault.keepReserve();
  return pack;
}

// What the person knows to stand in a report besides one entry: the pack's draft under what was sent since.
export function standing(pack, report, all, besides = "") {
  const content = { ...report.draft };
  for (const entry of all) {
    if (entry.kind !== "report" || entry.body.report !== report.id || entry.id === besides || entry.absorbed) continue;
    if (entry.state === "waiting" || entry.state === "refused") continue;
    for (const key of new Set([...Object.keys(entry.body.base), ...Object.keys(entry.body.mine)])) {
      const theirs = entry.answer && entry.answer.theirs;
      const value = theirs && key in theirs ? theirs[key] : entry.body.mine[key];
      if (value === undefined || value === null || value === "") delete content[key];
      else content[key] = value;
    }
  }
  return content;
}

// Writes what was typed into the report's one waiting entry; what is as it stood before is not in it.
export const typeReport = (key, pack, report, changes, chosen = []) => alone(() => typed(key, pack, report, changes, chosen));

async function typed(key, pack, report, changes, chosen) {
  const all = await vault.entries(key);
  const own = all.find((one) => one.kind === "report" && one.body.report === report.id && one.state === "waiting");
  const before = standing(pack, report, all, own && own.id);
  const body = own ? own.body : { report: report.id, base: {}, mine: {}, chosen: [] };
  for (const [name, value] of Object.entries(changes)) {
    delete body.base[name];
    delete body.mine[name];
    if (same(value, before[name])) continue;
    if (before[name] !== undefined) body.base[name] = before[name];
    body.mine[name] = value;
  }
  body.chosen = [...new Set([...body.chosen, ...chosen])].filter((name) => name in body.mine);
  if (!Object.keys(body.mine).length) return own ? vault.dropEntry(own) : undefined;
  if (own) return vault.putEntry(key, { ...own, body, written_at: new Date().toISOString() });
  return added(key, "report", body, report.title);
}

function same(a, b) {
  const plain = (one) => (typeof one === "object" && one ? JSON.stringify(Object.entries(one).filter(([k, v]) => v && k !== "b").sort()) : one || "");
  return plain(a) === plain(b) || (!hasWords(a) && !hasWords(b));
}

const hasWords = (one) => Boolean(one && (typeof one === "string" || Object.entries(one).some(([k, v]) => v && k !== "b")));

// Everything that is not settled, as a file that this page and the server's page both read again.
export async function asFile(key) {
  const owner = await vault.meta("vault"), found = [];
  for (const entry of await vault.entries(key)) {
    if (entry.state === "accepted" || entry.state === "settled") continue;
    const files = (await vault.filesOf(key, entry)).map(({ name, type, bytes }) => ({ name, type, base64: base64Of(bytes) }));
    found.push({ ...entry, files });
  }
  const told = { format: "ntm-ngoai-tuyen", version: 1, user: owner.user, name: owner.name, entries: found };
  return new Blob([JSON.stringify(told, null, 1)], { type: "application/json" });
}

export class SomebodyElses extends Error {}

// Loads a saved file; entries that are here already stay as they are. Returns how many were new.
export const loadFile = (key, text) => alone(() => loaded(key, text));

async function loaded(key, text) {
  const told = JSON.parse(text), here = new Set((await vault.entries(key)).map((one) => one.id));
  if (told.format !== "ntm-ngoai-tuyen") throw new Error("format");
  if (told.user !== (await vault.meta("vault")).user) throw new SomebodyElses();
  let count = 0;
  for (const one of told.entries) {
    // What was refused under its number stays refused; as a new entry it may be taken.
    const isRefused = one.state === "refused", id = isRefused ? await numberAfter(one.id) : one.id;
    if (here.has(one.id) || here.has(id)) continue;
    const files = one.files.map(({ name, type, base64 }) => ({ name, type, bytes: bytesOf(base64) }));
    const fresh = isRefused ? { id, state: "waiting", answer: undefined } : { state: one.state === "conflict" ? "conflict" : "waiting" };
    const entry = { ...one, ...fresh, files: files.map(({ name, type, bytes }) => ({ name, type, size: bytes.byteLength })) };
    await vault.putEntry(key, entry, files);
    await vault.setMeta("order", Math.max((await vault.meta("order")) || 0, entry.order));  // what comes later is sent later
    count += 1;
  }
  return count;
}

function base64Of(bytes) {
  let text = "";
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 32768) text += String.fromCharCode(...all.subarray(at, at + 32768));
  return btoa(text);
}

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
