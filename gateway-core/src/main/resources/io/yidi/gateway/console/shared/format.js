/** Figures as people read them. Money is never a floating-point number: amounts are texts, or fen as whole numbers. */

const FEN_PER_YUAN = 100n;

/** Whole number of fen, as a text, as yuan with two decimals and groups of three. */
export function yuanOfFen(fen) {
  const value = BigInt(fen);
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  const cents = (size % FEN_PER_YUAN).toString().padStart(2, '0');
  return `${sign}${grouped((size / FEN_PER_YUAN).toString())}.${cents}`;
}

/** Yuan as the gateway writes them, such as 18298.26, with groups of three; anything else as it is. */
export function yuan(text) {
  const found = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  return found ? `${found[1]}${grouped(found[2])}.${found[3]}` : text;
}

/** A count with groups of three. */
export function count(number) {
  return number === undefined || number === null ? '–' : grouped(String(number));
}

/** Nanoseconds, as whole microseconds, or milliseconds from ten of them on. */
export function duration(ns) {
  return ns >= 10_000_000 ? `${grouped(String(Math.round(ns / 1e6)))} ms` : `${grouped(String(Math.round(ns / 1e3)))} µs`;
}

/** Nanoseconds as microseconds with one decimal. */
export function microseconds(ns) {
  const tenths = Math.round(ns / 100);
  return `${grouped(String(Math.floor(tenths / 10)))}.${tenths % 10}`;
}

/** Milliseconds as days, hours and minutes. */
export function uptime(ms) {
  const minutes = Math.floor(ms / 60_000);
  const days = Math.floor(minutes / 1440);
  const clock = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return days > 0 ? `${days} d ${clock}` : `${clock} h`;
}

/** Bytes as mebibytes. */
export function mebibytes(bytes) {
  return `${grouped(String(Math.round(bytes / 1_048_576)))} MiB`;
}

const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Time of day in Beijing. */
export function time(epochMs) {
  return TIME.format(epochMs);
}

/** Day in Beijing, yyyy-MM-dd. */
export function day(epochMs) {
  return DAY.format(epochMs);
}

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ' ');
}
