/** Parts of pages. What is shown comes in as text: the template library never reads it as markup. */

import { html, nothing, svg } from '../lib/lit-html.js';
import { t } from './i18n.js';

/** A figure with its name. */
export function tile(name, value, look = '') {
  return html`<div class="tile"><dt>${name}</dt><dd class=${look}>${value}</dd></div>`;
}

/** A titled sheet. */
export function panel(title, content) {
  return html`<section class="panel"><h2>${title}</h2>${content}</section>`;
}

/** A remark; look is warn or bad, or nothing. */
export function note(text, look = '') {
  return text ? html`<p class="note ${look}" role=${look === 'bad' ? 'alert' : 'status'}>${text}</p>` : nothing;
}

/** A small line of values, the latest at the right, on a scale of its own; the figure beside it tells the value. */
export function sparkline(figures) {
  const low = Math.min(...figures);
  const span = Math.max(...figures) - low || 1;
  const points = figures.map((value, i) => `${(i * 100) / Math.max(1, figures.length - 1)},${20 - ((value - low) * 18) / span}`);
  return html`<svg class="spark" viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<polyline points=${points.join(' ')} vector-effect="non-scaling-stroke"></polyline>`}</svg>`;
}

/** A table; columns are {name, of, look}, look being number or code. */
export function table(caption, columns, rows) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <thead><tr>${columns.map((column) => html`<th scope="col" class=${column.look ?? ''}>${column.name}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (row) => html`<tr class=${row.depth ? `depth-${row.depth}` : ''}>${columns.map(
          (column) => html`<td class=${column.look ?? ''}>${column.of(row)}</td>`,
        )}</tr>`,
      )}</tbody>
    </table>
  </div>
  ${rows.length === 0 ? html`<p class="quiet">${t('none')}</p>` : nothing}`;
}

/** Counts by name as a table, the largest first. */
export function counts(caption, byName) {
  const rows = Object.entries(byName ?? {}).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
  return table(caption, [
    { name: t('reason'), of: ([name]) => name, look: 'code' },
    { name: t('count'), of: ([, number]) => number, look: 'number' },
  ], rows);
}

/** A field to type into. */
export function field(name, label, value, attributes = {}) {
  return html`<label>${label}
    <input name=${name} .value=${value} type=${attributes.type ?? 'text'} size=${attributes.size ?? 14}
      maxlength=${attributes.maxlength ?? 40} autocomplete="off" spellcheck="false"></label>`;
}

/** A field to choose from; options are [value, text]. */
export function choice(name, label, value, options, onChange) {
  return html`<label>${label}
    <select name=${name} @change=${onChange ?? nothing}>${options.map(
      ([option, text]) => html`<option value=${option} ?selected=${option === value}>${text}</option>`,
    )}</select></label>`;
}

/** Names and values of a form. */
export function values(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
}

/** A bundle that is kept, as people tell it from others. */
export function bundleText(row, inForce) {
  const mark = row.hash === inForce ? ` · ${t('policies.inForce')}` : '';
  return `${row.hash.slice(0, 16)} · ${row.kept_at.slice(0, 10)}${mark}`;
}

/** Whether somebody has verified a figure, told by a word. */
export function confidence(isVerified) {
  return isVerified ? t('policies.verified') : html`<span class="tag warn">${t('policies.notVerified')}</span>`;
}
