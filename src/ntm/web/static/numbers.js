// Typed numbers and their words, for the grid and for the pages without a network; says the same as
// ntm.core.kernel.numbers, ntm.core.kernel.vietnamese and ntm.core.reporting.two_readings, which tests compare.
// Numbers are texts of digits with a point ("-1304.5"), so that none is too long for them.
(() => {
  "use strict";
  const NUMBER = /^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$|^[+-]?[0-9]+(?:,[0-9]+)?$/;
  const PLAIN = /^[+-]?[0-9]+\.[0-9]+$/;
  const TWO_WAYS = /^([+-]?)([0-9]{1,3})([.,])([0-9]{3})$/;
  const DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split(" ");
  const AFTER_TENS = { 1: "mốt", 4: "tư", 5: "lăm" };
  const NEAR = 30;
  const LARGE = 1000;

  const SPACES = /[\s\u200b\ufeff]+/g;
  const packed = (text) => text.replace(SPACES, "").replace(/\u2212/g, "-");
  const bare = (text) => text.trim().replace(/%$/, "");

  // Returns a number without signs and zeros that say nothing: "+007.50" is "7.5".
  function plain(digits) {
    let [whole, rest = ""] = digits.replace(/^[+-]/, "").split(".");
    whole = whole.replace(/^0+(?=\d)/, "");
    rest = rest.replace(/0+$/, "");
    const said = rest ? `${whole}.${rest}` : whole;
    return digits[0] === "-" && said !== "0" ? `-${said}` : said;
  }

  // Returns the number that a text means, null for none: "1.304" is 1304, "13,56" is 13.56, blank is not zero.
  function parse(text) {
    const one = packed(text);
    if (NUMBER.test(one)) return plain(one.replace(/\./g, "").replace(",", "."));
    return PLAIN.test(one) ? plain(one) : null;
  }

  function readings(text) {
    const first = parse(text);
    if (first === null) return [];
    const found = TWO_WAYS.exec(packed(text));
    if (!found) return [first];
    const second = plain(found[1] + found[2] + (found[3] === "," ? "" : ".") + found[4]);
    return second === first ? [first] : [first, second];
  }

  function three(number, follows) {
    const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
    const said = hundreds || follows ? [DIGITS[hundreds], "trăm"] : [];
    if (!tens) return ones ? said.concat(said.length ? ["linh"] : [], DIGITS[ones]) : said;
    said.push(...(tens === 1 ? ["mười"] : [DIGITS[tens], "mươi"]));
    if (ones) said.push(tens === 1 ? (ones === 5 ? "lăm" : DIGITS[ones]) : AFTER_TENS[ones] || DIGITS[ones]);
    return said;
  }

  function wholeWords(digits) {
    if (/^0*$/.test(digits)) return [DIGITS[0]];
    const above = digits.slice(0, -9);
    const said = /[1-9]/.test(above) ? [...wholeWords(above), "tỷ"] : [];
    const below = digits.slice(-9).padStart(9, "0");
    ["triệu", "nghìn", ""].forEach((name, at) => {
      const number = Number(below.slice(3 * at, 3 * at + 3));
      if (number) said.push(...three(number, said.length > 0), ...(name ? [name] : []));
    });
    return said;
  }

  function words(number) {
    const [whole, rest = ""] = number.replace("-", "").split(".");
    const said = wholeWords(whole);
    if (rest) said.push("phẩy", ...[...rest].map((digit) => DIGITS[digit]));
    return (number[0] === "-" ? ["âm", ...said] : said).join(" ");
  }

  function unmistakable(number) {
    const text = number.replace(".", ",");
    return TWO_WAYS.test(text) ? `${text}0` : text;
  }

  const write = (number) => {
    const [whole, rest] = number.split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ".") + (rest ? `,${rest}` : "");
  };

  // Returns the JavaScript number that a text means, null for none.
  function value(text) {
    const found = parse(text);
    return found === null ? null : Number(found);
  }

  // Writes a JavaScript number with a dot for thousands and a comma for decimals.
  function format(number) {
    const [mantissa, power = 0] = String(Math.abs(number)).split("e");
    const [whole, rest = ""] = mantissa.split(".");
    const places = Number(power);
    const digits = places < 0 ? `0.${"0".repeat(-places - 1)}${whole}${rest}` : places ? whole + rest.padEnd(places, "0") : mantissa;
    return (number < 0 ? "-" : "") + write(digits);
  }

  // Rounds to two decimals, an exact half to the even digit, as the server does.
  function rounded(number) {
    if (Number.isInteger(number * 8) && Math.abs(number * 1000) % 10 === 5) {
      const below = Math.floor(number * 100);
      return (below % 2 === 0 ? below : below + 1) / 100;
    }
    return Number(number.toFixed(2));
  }

  // Returns a key without diacritics and in lower case: "Chưa đạt" is "chua dat".
  const fold = (text) =>
    text.replace(SPACES, " ").trim().toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const isPossible = (number, kind) =>
    number[0] !== "-" && !(kind === "percent" && number > 100) && !(/count|level/.test(kind) && number.includes("."));

  // Returns the answers between which a person has to choose, none where there is no doubt.
  function question(text, kind, last) {
    if (/boolean|judgement/.test(kind)) return [];
    const found = readings(bare(text));
    const possible = found.filter((one) => isPossible(one, kind));
    if (possible.length < 2 || (last > 0 && last / NEAR < found[0] && found[0] < last * NEAR)) return [];
    return possible.map((one) => ({ text: unmistakable(one), words: words(one), shown: write(one) }));
  }

  function aloud(text, unit) {
    const [number] = readings(bare(text));
    return number !== undefined && Math.abs(number) >= LARGE ? `${words(number)} ${unit}`.trim() : "";
  }

  const asked = (text, answers) => `“${text}” là ${answers.map((one) => `${one.words} (${one.shown})`).join(" hay ")}?`;

  // Returns the question with its answers as the server writes it into a page (ntm.web.reports.cells).
  function ask(name, text, answers) {
    const [found, words] = [document.createElement("div"), document.createElement("span")];
    found.className = "ask";
    found.setAttribute("role", "group");
    found.dataset.ask = name;
    words.textContent = asked(text, answers);
    found.append(words);
    answers.forEach((one) => {
      const button = document.createElement("button");
      Object.assign(button, { className: "btn small", name: "read", value: `${name}=${one.text}`, textContent: one.words });
      found.append(" ", button);
    });
    return found;
  }

  window.ntmNumbers = { parse, value, format, rounded, fold, readings, words, unmistakable, question, aloud, bare, asked, ask };
})();
