// Photos are shrunk before they wait and keep when they were taken, and where if the person agrees; a voice note is
// recorded here, or chosen where the device cannot.

import { button, el, field } from "./dom.js";
import { statedIn, withStated } from "./exif.js";

const LARGEST_PHOTO = 300000, LONGEST_SIDE = 1600, LONGEST_NOTE = 90;
const STATED_WITHIN = 262144;  // cameras write it first

// Returns {name, type, bytes} of a photo in at most about 300 kB.
export async function shrunk(file) {
  const image = await drawn(file);
  let scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height)), quality = 0.8;
  for (;;) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!blob) throw new Error("canvas");
    if (blob.size <= LARGEST_PHOTO || scale < 0.1) {
      return { name: "anh.jpg", type: "image/jpeg", bytes: await blob.arrayBuffer() };
    }
    if (quality > 0.55) quality -= 0.15;
    else scale *= 0.75;
  }
}

async function drawn(file) {
  const image = new Image(), address = URL.createObjectURL(file);
  try {
    image.src = address;
    await image.decode();
    return image;
  } finally {
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}

// Two fields, for a photo and a voice note; `files()` gives what was taken.
export function attachments() {
  const photo = photoField("Ảnh (không bắt buộc)"), taken = { note: null };
  return { nodes: [...photo.nodes, recorder(taken)], files: () => [photo.file(), taken.note].filter(Boolean) };
}

// A field for a photo; `file()` gives what was taken, null for nothing, `clear()` forgets it.
export function photoField(label) {
  let taken = null, stated = null;
  const told = el("p", { class: "hint", role: "status" });
  const agreed = el("input", { type: "checkbox", name: "noi-chup" });
  const place = el("label", { class: "agree", hidden: true }, agreed, "Gửi kèm nơi chụp: ảnh này có ghi vị trí");
  const input = el("input", { type: "file", accept: "image/*", capture: "environment", name: "anh" });
  const forget = () => {
    taken = null;
    agreed.checked = false;
    place.hidden = true;
  };
  input.addEventListener("change", async () => {
    forget();
    if (!input.files.length) return;
    told.textContent = "Đang thu nhỏ ảnh…";
    try {
      stated = statedIn(await input.files[0].slice(0, STATED_WITHIN).arrayBuffer());
      taken = await shrunk(input.files[0]);
      told.textContent = `Ảnh đã thu nhỏ còn ${Math.round(taken.bytes.byteLength / 1000)} kB. ${takenWords(stated)}`;
      place.hidden = !stated.place;
    } catch (error) {
      input.value = "";
      told.textContent = "Không mở được ảnh này; hãy chọn ảnh khác.";
    }
  });
  const kept = () => ({ ...taken, bytes: withStated(taken.bytes, { ...stated, place: agreed.checked ? stated.place : null }) });
  const clear = (words) => {
    forget();
    input.value = "";
    told.textContent = words;
  };
  return { nodes: [field(label, input), place, told], file: () => taken && kept(), clear };
}

function takenWords({ taken }) {
  if (!taken) return "Ảnh không ghi giờ chụp.";
  const [, year, month, day, time] = /^(.{4}):(..):(..) (.{5})/.exec(taken);
  return `Ảnh ghi chụp lúc ${time} ngày ${day}/${month}/${year}.`;
}

function recorder(taken) {
  if (!window.MediaRecorder || !navigator.mediaDevices) return chosenNote(taken);
  const told = el("span", { class: "hint", role: "status" }), player = el("audio", { controls: true, hidden: true });
  let running = null, stopper = 0;
  const start = button("● Ghi âm", async () => {
    if (running) { running.stop(); return; }
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      told.textContent = "Máy không cho ghi âm; anh/chị có thể viết thay.";
      return;
    }
    const parts = [];
    running = new MediaRecorder(stream, { audioBitsPerSecond: 24000 });
    running.ondataavailable = (event) => parts.push(event.data);
    running.onstop = async () => {
      clearTimeout(stopper);
      stream.getTracks().forEach((track) => track.stop());
      const blob = new Blob(parts, { type: parts[0] ? parts[0].type : "audio/webm" });
      const type = blob.type.split(";")[0] || "audio/webm";
      taken.note = { name: "ghi-am." + (type.split("/")[1] || "webm"), type, bytes: await blob.arrayBuffer() };
      player.src = URL.createObjectURL(blob);
      player.hidden = false;
      running = null;
      start.textContent = "● Ghi lại";
      told.textContent = `Đã ghi ${Math.max(1, Math.round(blob.size / 1000))} kB.`;
    };
    running.start();
    start.textContent = "■ Dừng";
    told.textContent = `Đang ghi, nhiều nhất ${LONGEST_NOTE} giây.`;
    stopper = setTimeout(() => running && running.stop(), LONGEST_NOTE * 1000);
  });
  return el("div", { class: "field" }, el("span", { class: "label" }, "Lời nói (không bắt buộc)"), start, player, told);
}

function chosenNote(taken) {
  const input = el("input", { type: "file", accept: "audio/*", capture: true, name: "ghi-am" });
  input.addEventListener("change", async () => {
    const file = input.files[0];
    taken.note = file ? { name: "ghi-am", type: file.type, bytes: await file.arrayBuffer() } : null;
  });
  return field("Lời nói (không bắt buộc)", input);
}
