// What the device keeps, encrypted: a data key of its own, wrapped by the person's PIN and by a secret of the server.
// In the clear stand only whose it is, how the keys are wrapped, and how far each entry is on its way.

const NAME = "ntm-ngoai-tuyen", MARK = NAME;
export const ITERATIONS = 600000;
const RESERVE = 4194304;
const encoder = new TextEncoder(), decoder = new TextDecoder();

export const isPossible = () =>
  Boolean(window.isSecureContext && window.crypto && crypto.subtle && window.indexedDB && "serviceWorker" in navigator);

// Says whether somebody turned working without a network on here; other pages ask the same before they sign out.
export const isThere = () => localStorage.getItem(MARK) !== null;

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of ["meta", "kept", "outbox", "files"]) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Runs `work(transaction)` and waits until what it wrote is on the disk.
async function within(stores, mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
      let result;
      transaction.oncomplete = () => resolve(result && "result" in result ? result.result : undefined);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
      result = work(transaction);
    });
  } finally {
    database.close();
  }
}

const read = (store, key) => within([store], "readonly", (t) => t.objectStore(store).get(key));

export const meta = (key) => read("meta", key);
export const setMeta = (key, value) => within(["meta"], "readwrite", (t) => t.objectStore("meta").put(value, key));

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

async function pinKey(pin, salt, iterations) {
  const raw = await crypto.subtle.importKey("raw", encoder.encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, raw, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

function secretKey(hex) {
  const bytes = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["wrapKey", "unwrapKey"]);
}

async function wrapped(dataKey, by) {
  const iv = random(12);
  return { iv, key: await crypto.subtle.wrapKey("raw", dataKey, by, { name: "AES-GCM", iv }) };
}

function unwrapped(one, by, extractable) {
  const how = { name: "AES-GCM", iv: one.iv };
  return crypto.subtle.unwrapKey("raw", one.key, by, how, "AES-GCM", extractable, ["encrypt", "decrypt"]);
}

// Makes the vault of a person on this device, and opens it.
export async function create({ pin, secret, device, user, name }) {
  const dataKey = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const salt = random(16);
  const byPin = await wrapped(dataKey, await pinKey(pin, salt, ITERATIONS));
  const bySecret = await wrapped(dataKey, await secretKey(secret));
  await setMeta("vault", { device, user, name, salt, iterations: ITERATIONS, byPin, bySecret });
  localStorage.setItem(MARK, "1");  // other pages ask before they sign out
  return openWithPin(pin);
}

// Opens the vault with the PIN; throws where it is wrong.
export async function openWithPin(pin) {
  const vault = await meta("vault");
  return unwrapped(vault.byPin, await pinKey(pin, vault.salt, vault.iterations), false);
}

// Gives the vault a new PIN with the secret that the server keeps for its owner; nothing in it is lost.
export async function choosePin(pin, secret) {
  const vault = await meta("vault");
  const dataKey = await unwrapped(vault.bySecret, await secretKey(secret), true);
  const salt = random(16);
  const byPin = await wrapped(dataKey, await pinKey(pin, salt, ITERATIONS));
  await setMeta("vault", { ...vault, salt, iterations: ITERATIONS, byPin });
  return openWithPin(pin);
}

async function encrypted(key, place, bytes) {
  const iv = random(12), how = { name: "AES-GCM", iv, additionalData: encoder.encode(place) };
  return { iv, data: await crypto.subtle.encrypt(how, key, bytes) };
}

async function decrypted(key, place, one) {
  const how = { name: "AES-GCM", iv: one.iv, additionalData: encoder.encode(place) };
  return crypto.subtle.decrypt(how, key, one.data);
}

const asBytes = (value) => encoder.encode(JSON.stringify(value));
const asValue = (bytes) => JSON.parse(decoder.decode(bytes));

export async function keep(key, name, value) {
  const one = await encrypted(key, "kept:" + name, asBytes(value));
  await within(["kept"], "readwrite", (t) => t.objectStore("kept").put(one, name));
}

export async function kept(key, name) {
  const one = await read("kept", name);
  return one ? asValue(await decrypted(key, "kept:" + name, one)) : null;
}

// Keeps an entry of the outbox with its files, all or nothing; `files` are [{name, type, bytes}], only of new entries.
export async function putEntry(key, entry, files = null) {
  const { id, state, order } = entry;
  const row = { id, state, order, ...(await encrypted(key, "outbox:" + id, asBytes(entry))) };
  const rows = [];
  for (const [n, file] of (files || []).entries()) {
    const place = `files:${id}:${n}`;
    rows.push([`${id}:${n}`, await encrypted(key, place, file.bytes)]);
  }
  const write = () => within(["outbox", "files"], "readwrite", (t) => {
    t.objectStore("outbox").put(row, id);
    for (const [place, one] of rows) t.objectStore("files").put(one, place);
  });
  try {
    await write();
  } catch (error) {
    if (!(await gaveUpReserve())) throw error;
    await write();
  }
}

// Browsers no longer say how much room is really left. So some is kept here, of bytes that nothing can press together:
// an entry that finds no room takes its place, and the person is told while there still is a way out.
export async function keepReserve() {
  if ((await meta("reserve")) === "kept") return;
  const bytes = new Uint8Array(RESERVE);
  for (let at = 0; at < RESERVE; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  await within(["kept", "meta"], "readwrite", (t) => {
    t.objectStore("kept").put(bytes.buffer, "reserve");
    t.objectStore("meta").put("kept", "reserve");
  }).catch(() => setMeta("reserve", "used"));
}

async function gaveUpReserve() {
  if ((await meta("reserve")) !== "kept") return false;
  await within(["kept", "meta"], "readwrite", (t) => {
    t.objectStore("kept").delete("reserve");
    t.objectStore("meta").put("used", "reserve");
  });
  return true;
}

// Says whether the room is nearly gone.
export const isTight = async () => (await meta("reserve")) === "used";

export async function entries(key) {
  const rows = await within(["outbox"], "readonly", (t) => t.objectStore("outbox").getAll());
  const found = await Promise.all(rows.map(async (row) => asValue(await decrypted(key, "outbox:" + row.id, row))));
  return found.sort((a, b) => a.order - b.order);
}

export async function filesOf(key, entry) {
  const found = [];
  for (const [n, file] of (entry.files || []).entries()) {
    const one = await read("files", `${entry.id}:${n}`);
    if (one) found.push({ ...file, bytes: await decrypted(key, `files:${entry.id}:${n}`, one) });
  }
  return found;
}

export async function dropEntry(entry) {
  await within(["outbox", "files"], "readwrite", (t) => {
    t.objectStore("outbox").delete(entry.id);
    (entry.files || []).forEach((_, n) => t.objectStore("files").delete(`${entry.id}:${n}`));
  });
}

export async function dropFiles(entry) {
  await within(["files"], "readwrite", (t) => {
    (entry.files || []).forEach((_, n) => t.objectStore("files").delete(`${entry.id}:${n}`));
  });
}

// Takes the pack away while entries stay.
export const dropKept = (name) => within(["kept"], "readwrite", (t) => t.objectStore("kept").delete(name));

// Counts what the server has not got or not taken, without any key.
export async function unsettled() {
  const rows = (await within(["outbox"], "readonly", (t) => t.objectStore("outbox").getAll())) || [];
  return rows.filter((row) => !["accepted", "settled"].includes(row.state)).length;
}

export function erase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => { localStorage.removeItem(MARK); resolve(); };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}
