/** Try a bill: the gateway computes what a settlement would come to; nothing is settled, nothing recorded. */

import { html, nothing } from '../lib/lit-html.js';
import { fault, send } from '../shared/api.js';
import { yuan } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { note, panel, table, tile } from '../shared/parts.js';

const SAMPLE = {
  inf_time: '2025-08-08 08:08:00',
  fixmedins_code: 'H11010000002',
  infno: '2303',
  msgid: 'CONSOLE-TRY',
  psn_no: 'P0000000011',
  insutype: '310',
  insuplc_admdvs: '410800',
  mdtrtarea_admvs: '110100',
  hosp_lv: '2',
  med_type: '21',
  mdtrt_cert_type: '01',
  mdtrt_cert_no: 'EV-P0000000011',
  acct_used_flag: '0',
  begndate: '2025-08-01',
  enddate: '2025-08-08',
  diag_code: 'K35.800',
  medfee_sumamt: '3600.00',
  chrgitm: [
    {
      med_chrgitm_type: '01', amt: '600.00', inscp_scp_amt: '600.00', preselfpay_amt: '0.00', overlmt_selfpay: '0.00',
      fulamt_ownpay_amt: '0.00',
    },
    {
      med_chrgitm_type: '09', amt: '3000.00', inscp_scp_amt: '2400.00', preselfpay_amt: '300.00',
      overlmt_selfpay: '100.00', fulamt_ownpay_amt: '200.00',
    },
  ],
};

const AMOUNT = /^-?\d+\.\d{2}$/;

let bill = JSON.stringify(SAMPLE, null, 2);
let reply = null;
let problem = '';
let isAsking = false;
let paint = () => undefined;

export function open(repaint) {
  paint = repaint;
}

async function submit(event) {
  event.preventDefault();
  bill = event.currentTarget.elements.bill.value;
  isAsking = true;
  paint();
  const answer = await send('/console/api/quote', bill);
  isAsking = false;
  reply = answer.json?.result ? answer.json : null;
  problem = reply ? '' : fault(answer);
  paint();
}

export function view() {
  return html`
    ${note(t('quote.nothing'))}
    <div class="panels">
      ${panel(t('quote.bill'), html`<form @submit=${submit}>
        <label>${t('quote.json')}<textarea name="bill" spellcheck="false" maxlength="200000" .value=${bill}></textarea></label>
        <p><button class="primary" ?disabled=${isAsking}>${t('quote.ask')}</button></p>
      </form>`)}
      <div>${note(problem, 'bad')}${reply ? answer() : nothing}</div>
    </div>`;
}

function answer() {
  const amounts = Object.entries(reply).filter(([, value]) => typeof value === 'string' && AMOUNT.test(value));
  return html`
    ${reply.illustrative ? note(t('illustrative'), 'warn') : nothing}
    <dl class="tiles">
      ${tile(t('transactions.result'), reply.result, reply.result === 'QUOTED' ? 'good' : 'bad')}
      ${reply.code ? tile(t('code'), html`<a href="#/errors?code=${reply.code}">${reply.code}</a>`) : nothing}
    </dl>
    ${reply.code ? refusal() : nothing}
    ${amounts.length > 0 ? panel(t('quote.amounts'), table(t('quote.amounts'), [
      { name: t('quote.field'), of: ([name]) => t(`field.${name}`) },
      { name: '', of: ([name]) => name, look: 'code' },
      { name: t('transactions.amount'), of: ([, value]) => yuan(value), look: 'number' },
    ], amounts)) : nothing}
    ${reply.setldetail?.length > 0 ? panel(t('quote.funds'), table(t('quote.funds'), [
      { name: t('quote.fund'), of: (row) => row.fund_pay_type_name },
      { name: '', of: (row) => row.fund_pay_type, look: 'code' },
      { name: t('transactions.amount'), of: (row) => yuan(row.fund_payamt), look: 'number' },
    ], reply.setldetail)) : nothing}`;
}

function refusal() {
  return panel(t('quote.why'), html`
    <p>${reply.text ?? reply.message ?? ''}</p><p>${reply.text_en ?? ''}</p>
    <p class="quiet">${reply.cure ?? ''} ${reply.field ?? ''} ${reply.found ?? ''}</p>`);
}
