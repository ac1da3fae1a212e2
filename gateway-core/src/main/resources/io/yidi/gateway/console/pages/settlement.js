/** One settlement: what became of it, each step to its amounts with rule and source, and how long each stage took. Part of the transactions page. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { count, microseconds, yuan } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { note, panel, table, tile } from '../shared/parts.js';

let settlementId = '';
let language = '';
let explanation = null;
let timing = null;
let problem = '';
let isAsking = false;

/** The settlement that is shown; empty if there is none. */
export function number() {
  return settlementId;
}

/** Shows none. */
export function none() {
  settlementId = '';
  explanation = null;
  timing = null;
  problem = '';
}

/** Shows one in a language. */
export async function open(chosen, lang, paint) {
  if (chosen === settlementId && lang === language) {
    return;
  }
  settlementId = chosen;
  language = lang;
  explanation = null;
  timing = null;
  problem = /^\d{1,18}$/.test(chosen) ? '' : t('transactions.numberExpected');
  if (problem === '') {
    isAsking = true;
    const answer = await ask(`/v1/settlements/${chosen}/explanation`, { lang });
    const timed = await ask(`/v1/settlements/${chosen}/stages`);
    isAsking = false;
    problem = fault(answer);
    explanation = answer.json?.setl_id ? answer.json : null;
    timing = timed.status === 200 ? timed.json : null;
    paint();
  }
}

export function view() {
  return html`
    ${isAsking ? note(t('asking')) : nothing}
    ${note(problem, 'bad')}
    ${explanation ? explained() : nothing}`;
}

function explained() {
  return html`
    ${explanation.illustrative ? note(t('illustrative'), 'warn') : nothing}
    ${explanation.reproduced ? nothing : note(t('transactions.notReproduced'), 'bad')}
    <dl class="tiles">
      ${tile(t('transactions.number'), explanation.setl_id)}
      ${tile(t('transactions.result'), `${explanation.result} ${explanation.code ?? ''}`, 'small')}
      ${tile(t('transactions.became'), explanation.became ?? '', 'small')}
      ${tile(t('transactions.decidedAt'), String(explanation.decided_at).replace('T', ' ').replace(/\+08:00$/, ''), 'small')}
      ${tile(t('transactions.businessDay'), explanation.business_day, 'small')}
      ${tile(t('transactions.institution'), explanation.fixmedins_code, 'small')}
      ${tile('infno', explanation.infno, 'small')}
      ${tile('msgid', explanation.msgid, 'small')}
      ${tile(t('transactions.person'), explanation.psn_no, 'small')}
      ${tile(t('transactions.region'), explanation.insured_region, 'small')}
      ${tile(t('transactions.bundle'), String(explanation.policy_bundle).slice(0, 16), 'small')}
    </dl>
    ${explanation.steps ? panel(t('transactions.steps'), steps()) : panel(t('transactions.differences'), differences())}
    ${timing ? panel(t('transactions.stages'), stages()) : nothing}`;
}

function steps() {
  return table(t('transactions.steps'), [
    { name: t('transactions.step'), of: (row) => row.title },
    { name: t('transactions.working'), of: (row) => row.working },
    { name: t('transactions.amount'), of: (row) => yuan(row.amount), look: 'number' },
    { name: t('transactions.basis'), of: (row) => row.basis.map(basis) },
  ], explanation.steps);
}

function stages() {
  const rows = Object.entries(timing.stages);
  if (rows.length === 0) {
    return note(timing.recording ? t('transactions.stagesGone', { count: count(timing.records_max) }) : t('latency.off'));
  }
  return html`
    ${table(t('transactions.stages'), [
      { name: t('latency.stage'), of: ([stage]) => t(`stage.${stage}`) },
      { name: t('transactions.elapsed'), of: ([, elapsed]) => microseconds(elapsed), look: 'number' },
    ], rows)}
    <p class="quiet">${t('transactions.stagesRule')}</p>`;
}

function basis(row) {
  const id = row.figure ?? row.requirement;
  return html`<div>${row.document} ${row.article} <span class="code quiet">${id}</span>
    ${row.illustrative ? html`<span class="tag warn">${t('policies.notVerified')}</span>` : nothing}
    ${row.rule ? html`<span class="quiet">${row.rule}</span>` : nothing}</div>`;
}

function differences() {
  return table(t('transactions.differences'), [
    { name: t('transactions.step'), of: (row) => row.what },
    { name: t('transactions.recorded'), of: (row) => row.recorded, look: 'number' },
    { name: t('transactions.computed'), of: (row) => row.computed, look: 'number' },
  ], explanation.differences ?? []);
}
