// Talks to the server: who is signed in, the second key, the pack, and the outbox in small batches.

const BATCH = 20, BATCH_BYTES = 600000;

export class SignedOut extends Error {}
export class NoNetwork extends Error {}
export class Refused extends Error {}

async function answerOf(address, options) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", redirect: "manual", cache: "no-store", ...options });
  } catch (error) {
    throw new NoNetwork();
  }
  if (answer.type === "opaqueredirect" || answer.status === 302) throw new SignedOut();
  return answer;
}

// Returns {user: {id, name} or null, csrf, day, now}.
export async function session() {
  const answer = await answerOf("/ngoai-tuyen/phien/", {});
  if (!answer.ok) throw new NoNetwork();
  return answer.json();
}

async function post(address, body, csrf) {
  const answer = await answerOf(address, { method: "POST", body, headers: { "X-CSRFToken": csrf } });
  if (answer.status >= 500 || answer.status === 429) throw new NoNetwork();
  const found = await answer.json().catch(() => ({ why: "Máy chủ không nhận yêu cầu này." }));
  if (!answer.ok) throw new Refused(found.why);
  return found;
}

export async function secretOf(device, label, csrf) {
  const body = new FormData();
  body.set("may", device);
  body.set("ten", label);
  return (await post("/ngoai-tuyen/khoa/", body, csrf)).secret;
}

export const fetchPack = (csrf) => post("/ngoai-tuyen/goi/", new FormData(), csrf);

// Sends one batch: entries as JSON, their files beside them under "<entry>:<n>".
export function sendBatch(batch, device, csrf) {
  const body = new FormData();
  body.set("may", device);
  body.set("thu", JSON.stringify(batch.map(({ entry }) => ({
    id: entry.id, kind: entry.kind, body: entry.body, written_at: entry.written_at,
  }))));
  for (const { entry, files } of batch) {
    files.forEach((file, n) => body.set(`${entry.id}:${n}`, new Blob([file.bytes], { type: file.type }), file.name));
  }
  return post("/ngoai-tuyen/gui/", body, csrf);
}

// Returns how many of the waiting entries, in order, make the next batch.
export function batchSize(waiting) {
  let bytes = 0, count = 0;
  for (const entry of waiting) {
    bytes += 2000 + (entry.files || []).reduce((sum, file) => sum + file.size, 0);
    if (count && (count >= BATCH || bytes > BATCH_BYTES)) break;
    count += 1;
  }
  return count;
}
