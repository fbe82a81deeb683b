// What cannot be a figure, and what makes one doubtful: says the same as the server, word for word, without a network.
// A test holds this module against ntm.core.reporting.plausibility and ntm.usecases.reporting.typed.

import "./numbers.js";

const { fold, format: formatNumber, rounded: roundToTwo, value: parseNumber } = window.ntmNumbers;

const LEAP_OF_A_SHARE = 20, LEAP_OF_AN_AMOUNT = 2, SLIPS = [1000, 1000000], SLIP_WIDTH = 2.5, ROUNDING = 0.05;
const YES = ["1", "dat", "co", "x"], NO = ["0", "chua dat", "khong dat", "khong"];

const isYesOrNo = (measure) => measure.kind === "boolean" || measure.kind === "judgement";
const isWhole = (measure) => measure.kind !== "percent" && measure.kind !== "amount";

function readValue(text, measure) {
  if (!isYesOrNo(measure)) return parseNumber(text.endsWith("%") ? text.slice(0, -1) : text);
  const key = fold(text);
  return YES.includes(key) ? 1 : NO.includes(key) ? 0 : null;
}

function objection(measure, value) {
  if (!Number.isFinite(value)) return "không phải là một số hữu hạn";
  if (isYesOrNo(measure)) return value === 0 || value === 1 ? "" : "chỉ nhận đạt/chưa đạt (1/0)";
  if (value < 0) return "không thể là số âm";
  if (measure.kind === "percent" && value > 100) return "tỷ lệ phải nằm trong khoảng 0–100 %";
  return isWhole(measure) && !Number.isInteger(value) ? "phải là số nguyên" : "";
}

// Reads the fields of a figure: {said: {value, numerator, denominator, estimate}, unchanged, problem}; null is not said.
export function readFigure(entry, measure, standing) {
  const text = (entry.v || "").trim();
  const unchanged = text === "=", withdrawn = text === "?";
  if (unchanged && standing === null) {
    return { said: nothing(), unchanged, problem: `${measure.label}: chưa có số kỳ trước để giữ nguyên.` };
  }
  const numbers = {};
  for (const name of ["v", "n", "d", "e"]) {
    const typed = (entry[name] || "").trim();
    if (name === "v" && unchanged) { numbers.v = standing; continue; }
    if (!typed || (name === "v" && withdrawn)) { numbers[name] = null; continue; }
    numbers[name] = name === "n" || name === "d" ? parseNumber(typed) : readValue(typed, measure);
    if (numbers[name] === null) {
      const problem = `${measure.label}: “${typed}” không phải là số. Ví dụ đúng: 57,5 hoặc 1.304.`;
      return { said: nothing(), unchanged: false, problem };
    }
  }
  let value = numbers.v;
  if (value === null && !withdrawn && measure.kind === "percent" && numbers.n !== null && numbers.d) {
    value = 100 * numbers.n / numbers.d;
  }
  const said = { value, numerator: numbers.n, denominator: numbers.d, estimate: numbers.e };
  for (const [number, what] of [[said.value, ""], [said.estimate, " (ước)"]]) {
    const found = number === null ? "" : objection(measure, number);
    if (found) return { said, unchanged: false, problem: `${measure.label}${what}: ${found}.` };
  }
  const impossible = ofParts(measure, said).find((one) => one.impossible);
  if (impossible) return { said, unchanged: false, problem: `${measure.label}: ${impossible.words}` };
  return { said, unchanged, problem: "" };
}

const nothing = () => ({ value: null, numerator: null, denominator: null, estimate: null });

// Returns what speaks against a figure by itself and beside the last one (null: not known), as sentences.
export function doubts(measure, said, last, threshold) {
  const found = ofParts(measure, said).map((one) => one.words);
  if (said.value !== null) {
    found.push(...besideLast(measure, said.value, last, threshold));
    const counts = measure.kind === "count" || measure.kind === "amount";
    if (said.estimate !== null && counts && said.estimate < said.value) {
      const words = [formatNumber(said.estimate), formatNumber(said.value)];
      found.push(`Ước cuối kỳ ${words[0]} thấp hơn số đến ngày ${words[1]}.`);
    }
  }
  return found;
}

function besideLast(measure, value, last, threshold) {
  if (isYesOrNo(measure)) {
    return last === 1 && value === 0 ? ["Kỳ trước đạt, nay chưa đạt: hãy ghi rõ vì sao giảm."] : [];
  }
  const unit = measure.unit && measure.unit !== "%" ? " " + measure.unit : measure.unit;
  for (const [compared, what] of [[last, "kỳ trước"], [threshold, "mức yêu cầu"]]) {
    if (!compared || !(value > 0)) continue;
    const words = `(${formatNumber(compared)}${unit})`;
    const up = slip(value / compared), down = slip(compared / value);
    if (up) {
      return [`${formatNumber(value)}${unit} gấp khoảng ${formatNumber(up)} lần ${what} ${words}: có nhầm đơn vị hoặc ` +
        "dấu chấm, dấu phẩy không? Dấu chấm là hàng nghìn, dấu phẩy là phần lẻ."];
    }
    if (down) {
      return [`${formatNumber(value)}${unit} chỉ bằng khoảng 1/${formatNumber(down)} ${what} ${words}: ` +
        "có nhầm đơn vị không?"];
    }
  }
  if (last === null) return [];
  if (measure.kind === "percent") {
    if (Math.abs(value - last) <= LEAP_OF_A_SHARE) return [];
    const [verb, by] = value > last ? ["Tăng", value - last] : ["Giảm", last - value];
    return [`${verb} ${formatNumber(roundToTwo(by))} điểm % so với kỳ trước (${formatNumber(last)}%).`];
  }
  if (last > 0 && (value > last * LEAP_OF_AN_AMOUNT || value * LEAP_OF_AN_AMOUNT < last)) {
    return [`Kỳ trước ${formatNumber(last)}${unit}, nay ${formatNumber(value)}${unit}: hãy kiểm tra lại.`];
  }
  return [];
}

const slip = (ratio) => SLIPS.find((one) => one / SLIP_WIDTH <= ratio && ratio <= one * SLIP_WIDTH) || 0;

function ofParts(measure, said) {
  const n = said.numerator, d = said.denominator;
  for (const number of [n, d]) {
    if (number !== null && (!Number.isFinite(number) || number < 0)) {
      return [{ words: "Tử số, mẫu số không thể là số âm.", impossible: true }];
    }
  }
  if (n === null || d === null) {
    if (n === null && d === null) return [];
    return [{ words: `Còn thiếu ${n === null ? "tử số" : "mẫu số"}.`, impossible: true }];
  }
  if (n > d) return [{ words: `Tử số ${formatNumber(n)} lớn hơn mẫu số ${formatNumber(d)}.`, impossible: true }];
  if (measure.kind !== "percent" || said.value === null) return [];
  if (d === 0) return [{ words: "Mẫu số bằng 0 thì không có tỷ lệ.", impossible: true }];
  const computed = 100 * n / d;
  if (Math.abs(computed - said.value) <= ROUNDING) return [];
  const words = `${formatNumber(n)}/${formatNumber(d)} là ${formatNumber(roundToTwo(computed))}%, ` +
    `không phải ${formatNumber(said.value)}%.`;
  return [{ words, impossible: false }];
}

// Returns where men and women do not make the total of their indicator: the code beside which to say it, or null.
export function sexesAgainstTotal(male, female, total, totalKind) {
  const close = (a, b) => Math.abs(a - b) <= Math.max(1e-9 * Math.max(Math.abs(a), Math.abs(b)), 1e-6);
  const counts = totalKind === "count" || totalKind === "amount";
  const names = counts ? ["value"] : ["numerator", "denominator"];
  for (const name of names) {
    const [men, women, all] = [male[name], female[name], total[name]];
    if (men === null || women === null || all === null || close(men + women, all)) continue;
    return `Nam ${formatNumber(men)} + nữ ${formatNumber(women)} = ${formatNumber(roundToTwo(men + women))}, ` +
      `khác tổng ${formatNumber(all)}.`;
  }
  if (totalKind === "percent" && male.value !== null && female.value !== null && total.value !== null) {
    const low = Math.min(male.value, female.value), high = Math.max(male.value, female.value);
    if (!(low - ROUNDING <= total.value && total.value <= high + ROUNDING)) {
      return `Tỷ lệ chung ${formatNumber(total.value)}% không nằm giữa nam ${formatNumber(male.value)}% ` +
        `và nữ ${formatNumber(female.value)}%.`;
    }
  }
  return "";
}
