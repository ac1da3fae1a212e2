/** Deadlines: what has to be compared, confirmed or paid, a month at a time; what is late is told by a word, and coloured. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { count, yuan } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { note, panel, table, tile } from '../shared/parts.js';

const STATES = ['LATE', 'DUE', 'NOT_KEPT', 'DONE'];
const LOOKS = { LATE: 'bad', DUE: 'warn', DONE: 'good', NOT_KEPT: 'quiet' };
const DAYS_OF_WEEK = [1, 2, 3, 4, 5, 6, 7];

let month = '';
let found = null;
let stays = null;
let problem = '';
let paint = () => undefined;

export function open(repaint, parameters) {
  paint = repaint;
  month = /^\d{4}-(0[1-9]|1[0-2])$/.test(parameters.get('month')) ? parameters.get('month') : '';
  found = null;
  stays = null;
  load();
}

async function load() {
  const answer = await ask('/console/api/due');
  problem = fault(answer);
  found = problem ? null : answer.json;
  month ||= found?.now.slice(0, 7) ?? '';
  paint();
}

/** Stays are asked of the core thread: only when somebody wants to know. */
async function loadStays() {
  const answer = await ask('/v1/stays/overdue', { limit: '100' });
  problem = fault(answer);
  stays = problem ? null : answer.json;
  paint();
}

export function view() {
  return html`${note(problem, 'bad')}${found ? body() : problem ? nothing : note(t('asking'))}`;
}

function body() {
  return html`${{ READY: calendar, ABSENT: absent, DAMAGED: damaged }[found.state]()}${panel(t('due.stays'), overdueStays())}`;
}

function absent() {
  return panel(t('due.absent'), html`<p>${t('due.make')}</p><pre class="code">./yidi recon due --data data</pre>`);
}

function damaged() {
  return html`${note(t('due.damaged'), 'bad')}<pre class="code">${found.found}</pre>
    <p>${t('due.make')}</p><pre class="code">./yidi recon due --data data</pre>`;
}

function calendar() {
  const counts = Object.fromEntries(STATES.map((state) => [state, found.dates.filter((date) => date.state === state).length]));
  return html`
    <dl class="tiles">
      ${STATES.map((state) => tile(t(`due.${state}`), count(counts[state]), counts[state] > 0 ? LOOKS[state] : ''))}
      ${tile(t('due.madeAt'), found.made_at.replace('T', ' '), 'small')}
    </dl>
    ${panel(html`${month}`, html`
      <nav class="links" aria-label=${t('due.month')}>
        <a href=${`#/due?month=${next(-1)}`}>‹ ${next(-1)}</a><a href=${`#/due?month=${next(1)}`}>${next(1)} ›</a></nav>
      ${grid()}`)}
    ${panel(t('due.list'), list())}`;
}

/** The month so many months on. */
function next(months) {
  const [year, number] = month.split('-').map(Number);
  const place = year * 12 + number - 1 + months;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
}

/** Weeks of the month, from Monday on; nothing where there is no day. */
function weeks() {
  const [year, number] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array(before).fill(''), ...Array.from({ length }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => DAYS_OF_WEEK.map((day) => cells[i * 7 + day - 1] ?? ''));
}

function grid() {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('due.month')}>
    <table class="month">
      <thead><tr>${DAYS_OF_WEEK.map((day) => html`<th scope="col">${t(`due.weekday.${day}`)}</th>`)}</tr></thead>
      <tbody>${weeks().map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody>
    </table></div>`;
}

function cell(day) {
  if (day === '') {
    return html`<td></td>`;
  }
  const isRest = found.rest_days.includes(day);
  const isToday = found.now.startsWith(day);
  const dates = found.dates.filter((date) => date.last_day === day);
  return html`<td class=${isToday ? 'today' : ''}>
    <div>${Number(day.slice(8))}${isRest ? html` <span class="quiet">${t('due.rest')}</span>` : nothing}${isToday
      ? html` <strong>${t('due.today')}</strong>` : nothing}</div>
    ${STATES.map((state) => [state, dates.filter((date) => date.state === state)])
      .filter(([, some]) => some.length > 0)
      .map(([state, some]) => html`<div class=${LOOKS[state]}>${t(`due.${state}`)} ${some.length}</div>`)}
  </td>`;
}

function list() {
  const rows = [...found.dates].sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || (a.due_at < b.due_at ? -1 : 1));
  return table(t('due.list'), [
    { name: t('reconciliation.state'), of: (row) => html`<span class=${LOOKS[row.state]}>${t(`due.${row.state}`)}</span>` },
    { name: t('due.what'), of: (row) => t(`deadline.${row.deadline}`) },
    { name: t('due.from'), of: about },
    { name: t('due.lateFrom'), of: (row) => row.due_at.replace('T', ' ') },
  ], rows);
}

function about(row) {
  return row.deadline.startsWith('DAILY')
    ? html`<a href=${`#/reconciliation?day=${row.from}`}>${row.from}</a>`
    : row.from.slice(0, 7);
}

function overdueStays() {
  if (stays === null) {
    return html`<p>${t('due.staysRule')}</p><button type="button" id="stays" @click=${loadStays}>${t('look')}</button>`;
  }
  return html`
    ${table(t('due.stays'), [
      { name: t('transactions.number'), of: (row) => html`<a href=${`#/transactions?setl_id=${row.setl_id}`}>${row.setl_id}</a>` },
      { name: 'mdtrt_id', of: (row) => row.mdtrt_id, look: 'code' },
      { name: t('transactions.institution'), of: (row) => row.fixmedins_code, look: 'code' },
      { name: t('due.dueDay'), of: (row) => row.due_day },
      { name: t('due.missing'), of: (row) => yuan(row.missing_amt), look: 'number' },
    ], stays.stays)}
    ${stays.total > stays.stays.length ? note(t('due.more', { count: count(stays.total) })) : nothing}`;
}
