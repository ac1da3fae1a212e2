/** Texts of the chosen language. The choice is kept in the browser; without one the browser's own language decides. */

import en from '../texts/en.js';
import zh from '../texts/zh.js';

const TEXTS = { zh, en };
const KEPT = 'yidi.console.language';

let language = kept();

function kept() {
  const chosen = localStorage.getItem(KEPT);
  return chosen in TEXTS ? chosen : navigator.language.startsWith('zh') ? 'zh' : 'en';
}

/** zh or en. */
export function lang() {
  return language;
}

/** Changes the language. */
export function choose(next) {
  language = next;
  localStorage.setItem(KEPT, next);
}

/** The text of a key; {names} in it are replaced. A key without a text is shown itself. */
export function t(key, values = {}) {
  const text = TEXTS[language][key] ?? key;
  return text.replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole);
}
