// Builds pages out of nodes; texts stay texts.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

let count = 0;

// A field under its label.
export function field(label, input, hint = "") {
  input.id = input.id || `o-${(count += 1)}`;
  const told = hint ? el("span", { class: "hint", id: `${input.id}-ghi` }, hint) : null;
  if (told) input.setAttribute("aria-describedby", told.id);
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input, told);
}

export const button = (words, onclick, kind = "") => el("button", { type: "button", class: `btn ${kind}`, onclick }, words);

// Says something to everybody, also to those who listen.
export function say(words, kind = "") {
  const place = document.getElementById("bao");
  place.className = kind;
  place.textContent = words;
}

export function show(...children) {
  const place = document.getElementById("trang");
  place.replaceChildren(...children.flat().filter(Boolean));
  const head = place.querySelector("h1");
  if (head) { head.tabIndex = -1; head.focus({ preventScroll: true }); }
  window.scrollTo(0, 0);
}

export const dayWords = (iso) => iso.slice(0, 10).split("-").reverse().join("/");

// Keeps what is typed also while the field is still being typed in, a moment after the last key.
export function listen(input, change) {
  let later = 0;
  input.addEventListener("change", () => { clearTimeout(later); change(); });
  input.addEventListener("input", () => { clearTimeout(later); later = setTimeout(change, 700); });
}
