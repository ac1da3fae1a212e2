/** Transactions: requests of a day by what is known of them, and one settlement with the steps that led to its amounts. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { day, yuan } from '../shared/format.js';
import { lang, t } from '../shared/i18n.js';
import { field, note, panel, table, values } from '../shared/parts.js';
import * as settlement from './settlement.js';

let wanted = { day: '', msgid: '', fixmedins_code: '', psn_end: '' };
let found = null;
let problem = '';
let isAsking = false;
let paint = () => undefined;

export function open(repaint, parameters) {
  paint = repaint;
  wanted.day ||= day(Date.now());
  const chosen = parameters.get('setl_id') ?? '';
  if (chosen === '') {
    settlement.none();
    search('0');
  } else {
    settlement.open(chosen, lang(), paint);
  }
}

async function search(after) {
  isAsking = true;
  paint();
  const answer = await ask('/console/api/transactions', { ...wanted, after });
  isAsking = false;
  problem = fault(answer);
  found = problem ? null : answer.json;
  paint();
}

function submitSearch(event) {
  event.preventDefault();
  wanted = values(event.currentTarget);
  settlement.none();
  search('0');
}

function submitNumber(event) {
  event.preventDefault();
  location.hash = `#/transactions?${new URLSearchParams(values(event.currentTarget))}`;
}

export function view() {
  return html`
    <form class="ask" @submit=${submitNumber}>
      ${field('setl_id', t('transactions.number'), settlement.number(), { maxlength: 18 })}
      <button class="primary">${t('look')}</button>
    </form>
    <form class="ask" @submit=${submitSearch}>
      ${field('day', t('transactions.day'), wanted.day, { type: 'date' })}
      ${field('msgid', 'msgid', wanted.msgid, { size: 30, maxlength: 30 })}
      ${field('fixmedins_code', t('transactions.institution'), wanted.fixmedins_code, { maxlength: 12 })}
      ${field('psn_end', t('transactions.personEnd'), wanted.psn_end, { size: 5, maxlength: 4 })}
      <button>${t('transactions.search')}</button>
    </form>
    ${isAsking ? note(t('asking')) : nothing}
    ${note(problem, 'bad')}
    ${settlement.number() === '' ? rows() : settlement.view()}`;
}

function rows() {
  if (found === null) {
    return nothing;
  }
  return html`
    ${panel(t('transactions.found', { count: found.rows.length }), table(t('transactions.found', { count: '' }), [
      { name: t('transactions.number'), of: link },
      { name: t('transactions.decidedAt'), of: (row) => row.time.slice(11, 23) },
      { name: 'msgid · infno', of: (row) => html`${row.msgid}<div class="quiet">${row.infno}</div>`, look: 'code' },
      { name: t('transactions.who'), of: (row) => html`${row.fixmedins_code}<div class="quiet">${row.psn_no}</div>`, look: 'code' },
      { name: t('transactions.result'), of: result },
      { name: t('field.medfee_sumamt'), of: (row) => yuan(row.medfee_sumamt), look: 'number' },
      { name: t('field.fund_pay_sumamt'), of: (row) => yuan(row.fund_pay_sumamt), look: 'number' },
      { name: t('field.psn_cash_pay'), of: (row) => yuan(row.psn_cash_pay), look: 'number' },
    ], found.rows))}
    ${found.is_all ? nothing : html`<button type="button" @click=${() => search(found.looked_up_to)}>
      ${t('transactions.more')}</button>`}`;
}

function link(row) {
  return html`<a href="#/transactions?setl_id=${row.sequence}">${row.sequence}</a>`;
}

function result(row) {
  return html`${row.result} ${row.code ? html`<a href="#/errors?code=${row.code}">${row.code}</a>` : nothing}`;
}
