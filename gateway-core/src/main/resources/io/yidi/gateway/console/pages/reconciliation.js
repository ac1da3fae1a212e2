/** Reconciliation: a business day as gateway, hospitals and national platform have it, level by level, and what differs. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { count, day, yuan } from '../shared/format.js';
import { lang, t } from '../shared/i18n.js';
import { field, note, panel, table, tile, values } from '../shared/parts.js';

const LEVELS = ['institution', 'insured_place', 'insurance_type'];
const SIDES = ['gateway', 'hospital', 'platform'];
const REST = '*';

let days = [];
let wanted = {};
let found = null;
let differences = null;
let problem = '';
let paint = () => undefined;

export function open(repaint, parameters) {
  paint = repaint;
  wanted = Object.fromEntries(['day', ...LEVELS].map((name) => [name, parameters.get(name) ?? '']));
  found = null;
  differences = null;
  load();
}

async function load() {
  const compared = await ask('/console/api/reconciled');
  problem = fault(compared);
  days = compared.json?.days ?? [];
  wanted.day ||= days[0] ?? day(Date.now());
  const answer = await ask('/console/api/reconciliation', wanted);
  problem ||= fault(answer);
  found = problem ? null : answer.json;
  paint();
  if (found?.state === 'READY') {
    await more('0');
  }
}

async function more(after) {
  const answer = await ask('/console/api/differences', { ...wanted, after });
  problem = fault(answer);
  if (!problem && answer.json.state === 'READY') {
    const before = after === '0' ? [] : differences.rows;
    differences = { ...answer.json, rows: [...before, ...answer.json.rows] };
  }
  paint();
}

function submit(event) {
  event.preventDefault();
  location.hash = address(values(event.currentTarget));
}

function address(parameters) {
  const chosen = Object.entries(parameters).filter(([, value]) => value !== '');
  return `#/reconciliation?${new URLSearchParams(chosen)}`;
}

export function view() {
  return html`
    <form class="ask" @submit=${submit}>
      ${field('day', t('reconciliation.day'), wanted.day, { type: 'date' })}
      ${field('institution', t('transactions.institution'), wanted.institution, { maxlength: 12 })}
      <button class="primary">${t('look')}</button>
      ${days.length > 0 ? html`<nav class="links" aria-label=${t('reconciliation.days')}>
        <span class="quiet">${t('reconciliation.days')}</span>${days.slice(0, 10).map(dayLink)}</nav>` : nothing}
    </form>
    ${note(problem, 'bad')}
    ${found ? body() : problem ? nothing : note(t('asking'))}`;
}

function dayLink(each) {
  return html`<a href=${address({ day: each })} aria-current=${each === wanted.day ? 'date' : nothing}>${each}</a>`;
}

function body() {
  return { READY: result, ABSENT: absent, DAMAGED: damaged }[found.state]();
}

function absent() {
  return panel(t('reconciliation.absent', { day: found.day }), html`
    <p>${t('reconciliation.make')}</p>
    <pre class="code">./yidi recon run --data data --date ${found.day} --his H11010500001=his.csv --center center.csv</pre>`);
}

function damaged() {
  return html`${note(t('reconciliation.damaged'), 'bad')}<pre class="code">${found.found}</pre>
    <p>${t('reconciliation.again')} <span class="code">./yidi recon run --data data --date ${found.day}</span></p>`;
}

function result() {
  return html`
    ${found.missing.length > 0 ? note(t('reconciliation.missing', { who: found.missing.map(who).join(', ') }), 'warn') : nothing}
    <dl class="tiles">
      ${tile(t('reconciliation.verdict'), t(`reconciliation.${found.balanced ? 'balanced' : 'notBalanced'}`), found.balanced ? 'good' : 'bad')}
      ${SIDES.map((side) => tile(`${t(`side.${side.toUpperCase()}`)} · ${t('field.medfee_sumamt')}`, yuan(found.sum[side].total), 'amount'))}
      ${tile(t('reconciliation.differences'), count(found.sum.differences), found.sum.differences > 0 ? 'bad' : 'good')}
      ${tile(t('reconciliation.madeAt'), found.made_at.replace('T', ' '), 'small')}
      ${tile(t('reconciliation.sequence'), found.sequence, 'small')}
    </dl>
    ${panel(t('reconciliation.sums'), html`${path()}${level()}`)}
    ${panel(t('reconciliation.differences'), differences ? differenceTable() : note(t('asking')))}
    ${panel(t('reconciliation.batches'), batches())}`;
}

function who(name) {
  return name === 'PLATFORM' ? t('side.PLATFORM') : name;
}

/** Where one is, each step a link back. */
function path() {
  const chosen = LEVELS.filter((name) => wanted[name] !== '');
  const steps = chosen.map((name, i) => ({
    text: wanted[name], href: address(Object.fromEntries([['day', wanted.day], ...chosen.slice(0, i + 1).map(pair)])),
  }));
  return html`<nav class="links" aria-label=${t('reconciliation.path')}>
    ${[{ text: t('all'), href: address({ day: wanted.day }) }, ...steps].map(
      (step, i) => html`${i > 0 ? html`<span class="quiet">›</span>` : nothing}<a href=${step.href}>${step.text}</a>`,
    )}</nav>`;
}

function pair(name) {
  return [name, wanted[name]];
}

function level() {
  const rows = [...found.rows, { ...found.sum, isSum: true }];
  return table(t('reconciliation.sums'), [
    { name: t(`level.${found.level}`), of: key },
    ...SIDES.map((side) => ({ name: t(`side.${side.toUpperCase()}`), of: (row) => sideCell(row, side), look: 'number' })),
    { name: t('reconciliation.differences'), of: (row) => count(row.differences), look: 'number' },
  ], rows);
}

function sideCell(row, side) {
  return html`<div>${amount(row, side, 'total')}</div>
    <div class="quiet">${t('reconciliation.funds')} ${amount(row, side, 'fund')}</div>
    <div class="quiet">${t('reconciliation.entries', { count: count(row[side].count) })}</div>`;
}

/** What is not as the gateway has it is marked by a sign, and coloured. */
function amount(row, side, name) {
  const text = yuan(row[side][name]);
  return row[side][name] === row.gateway[name] ? text : html`<span class="bad">≠ ${text}</span>`;
}

function key(row) {
  if (row.isSum) {
    return html`<strong>${t('reconciliation.sum')}</strong>`;
  }
  if (row.key === REST) {
    return t('reconciliation.rest');
  }
  const isLast = !LEVELS.includes(found.level);
  const text = found.level === 'insurance_type' ? t(`insurance.${row.key}`)
    : isLast ? t(`clearing.${row.key}`) : row.key;
  return isLast ? text : html`<a href=${address({ ...wanted, [found.level]: row.key })}>${text}</a>`;
}

function differenceTable() {
  const left = differences.count - differences.rows.length;
  return html`
    ${table(t('reconciliation.differences'), [
      { name: t('reconciliation.verdict'), of: (row) => t(`verdict.${row.verdict}`) },
      { name: t('reconciliation.pair'), of: pairText },
      { name: t('transactions.institution'), of: (row) => row.institution, look: 'code' },
      { name: t('transactions.number'), of: settlement },
      { name: t('reconciliation.here'), of: (row) => yuan(row.here_amt), look: 'number' },
      { name: t('reconciliation.there'), of: (row) => yuan(row.there_amt), look: 'number' },
      { name: t('reconciliation.field'), of: (row) => fieldText(row.field) },
      { name: t('reconciliation.cause'), of: (row) => row.cause?.[lang()] },
      { name: t('reconciliation.step'), of: (row) => row.cause?.[lang() === 'zh' ? 'step_zh' : 'step_en'] },
    ], differences.rows)}
    ${left > 0 ? html`<p><button type="button" @click=${() => more(String(differences.next))}>
      ${t('reconciliation.more', { count: count(left) })}</button></p>` : nothing}
    ${differences.left_out > 0 ? note(t('reconciliation.leftOut', { count: count(differences.left_out) }), 'warn') : nothing}`;
}

function pairText(row) {
  return `${t(`side.${row.here}`)} – ${t(`side.${row.there}`)}`;
}

/** What the gateway knows leads to its explanation. */
function settlement(row) {
  const refund = row.refund ? html` <span class="tag">${t('reconciliation.refund')}</span>` : nothing;
  return row.msgid === ''
    ? html`<span class="code">${row.setl_id}</span>${refund}`
    : html`<a class="code" href="#/transactions?setl_id=${row.setl_id}">${row.setl_id}</a>${refund}`;
}

function fieldText(name) {
  const known = t(`field.${name}`);
  return name !== '' && known !== `field.${name}` ? `${known} ${name}` : name;
}

function batches() {
  return html`
    ${table(t('reconciliation.batches'), [
      { name: t('transactions.institution'), of: (row) => row.institution, look: 'code' },
      { name: t('reconciliation.pair'), of: pairText },
      { name: t('reconciliation.state'), of: (row) => html`<span class=${look(row.state)}>${t(`batch.${row.state}`)}</span>` },
      { name: t('reconciliation.since'), of: (row) => row.at.replace('T', ' ') },
      { name: t('reconciliation.by'), of: (row) => row.by },
      { name: t('reconciliation.note'), of: (row) => row.note },
    ], found.batches)}
    ${found.batches_left_out > 0 ? note(t('reconciliation.leftOut', { count: count(found.batches_left_out) })) : nothing}`;
}

function look(state) {
  return { OPEN: 'warn', DIFFERENT: 'bad', MATCHED: 'good', CLOSED: 'good', CORRECTED: 'good' }[state] ?? 'warn';
}
