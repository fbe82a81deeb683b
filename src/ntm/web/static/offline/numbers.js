// Numbers as Vietnamese write them; says the same as ntm.core.kernel.vietnamese, which a test compares.

const NUMBER = /^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$|^[+-]?[0-9]+(?:,[0-9]+)?$/;
const PLAIN = /^[+-]?[0-9]+\.[0-9]+$/;
const SPACES = /[\s\u200b\u200c\u200d\u2060\ufeff]+/g;

// Returns the number that a text means, null where it is none: "1.304" is 1304, "13,56" is 13.56, blank is not zero.
export function parseNumber(text) {
  const packed = text.replace(SPACES, "").replace(/\u2212/g, "-");
  if (NUMBER.test(packed)) return Number(packed.replace(/\./g, "").replace(",", "."));
  return PLAIN.test(packed) ? Number(packed) : null;
}

// Writes a number with a dot for thousands and a comma for decimals.
export function formatNumber(value) {
  const [whole, rest = ""] = digitsOf(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return (value < 0 ? "-" : "") + grouped + (rest ? "," + rest : "");
}

function digitsOf(value) {
  const [mantissa, power] = String(value).split("e");
  if (power === undefined) return mantissa;
  const [whole, rest = ""] = mantissa.split(".");
  const places = Number(power);
  if (places < 0) return "0." + "0".repeat(-places - 1) + whole + rest;
  return whole + rest.padEnd(places, "0");
}

// Rounds to two decimals, an exact half to the even digit, as the server does.
export function roundToTwo(value) {
  if (Number.isInteger(value * 8) && Math.abs(value * 1000) % 10 === 5) {
    const below = Math.floor(value * 100);
    return (below % 2 === 0 ? below : below + 1) / 100;
  }
  return Number(value.toFixed(2));
}

// Returns a key without diacritics and in lower case: "Chưa đạt" is "chua dat".
export function fold(text) {
  const plain = text.replace(SPACES, " ").trim().toLowerCase().replace(/đ/g, "d").normalize("NFD");
  return plain.replace(/[\u0300-\u036f]/g, "");
}
