#!/usr/bin/env node
// 第一笔结算，然后原样重发。The first settled bill over native JSON, then a retry that gets the same answer.
//   node settle.js [http://127.0.0.1:8080]      Node 18 or later, nothing to install.
'use strict';

const gateway = process.argv[2] || 'http://127.0.0.1:8080';
const institution = 'H11010000002';
const two = (number) => String(number).padStart(2, '0');

function localTime(separators) {
  const now = new Date();
  const [dash, blank, colon] = separators;
  return now.getFullYear() + dash + two(now.getMonth() + 1) + dash + two(now.getDate()) + blank
    + two(now.getHours()) + colon + two(now.getMinutes()) + colon + two(now.getSeconds());
}

// Money is text with two decimals; JavaScript numbers are floating point.
function category(code, amount, inScope, preSelfPay, overLimit, ownPay) {
  return {
    med_chrgitm_type: code, amt: amount, inscp_scp_amt: inScope, preselfpay_amt: preSelfPay,
    overlmt_selfpay: overLimit, fulamt_ownpay_amt: ownPay,
  };
}

const bill = {
  inf_time: localTime(['-', ' ', ':']),
  fixmedins_code: institution,
  infno: '2304',
  // The key of the bill. Make it and store it with the bill before anything is sent.
  msgid: institution + localTime(['', '', '']) + '0003',
  psn_no: 'P0000000011', insutype: '310', insuplc_admdvs: '410800',
  mdtrtarea_admvs: '110100', hosp_lv: '2', med_type: '21',
  mdtrt_cert_type: '01', mdtrt_cert_no: 'EV-P0000000011', acct_used_flag: '0',
  begndate: '2025-08-01', enddate: '2025-08-08', diag_code: 'K35.800',
  medfee_sumamt: '3600.00',
  chrgitm: [
    category('01', '600.00', '600.00', '0.00', '0.00', '0.00'),
    category('09', '3000.00', '2400.00', '300.00', '100.00', '200.00'),
  ],
};

// No answer says nothing about the bill: send the same again. A status of 4xx carries an answer, too.
async function send(body, attempts = 3) {
  try {
    const response = await fetch(gateway + '/v1/settlements', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal: AbortSignal.timeout(10000),
    });
    return await response.json();
  } catch (lost) {
    if (attempts === 1) throw lost;
    return send(body, attempts - 1);
  }
}

async function main() {
  const body = JSON.stringify(bill);
  const first = await send(body);
  if (first.result !== 'SETTLED') throw new Error(`not settled: ${JSON.stringify(first)}`);
  console.log(`settled setl_id=${first.setl_id} total=${first.medfee_sumamt} fund=${first.fund_pay_sumamt}`
    + ` person=${first.psn_part_amt}`);

  const again = await send(body);
  if (again.repeat !== '1' || JSON.stringify({ ...again, repeat: '0' }) !== JSON.stringify(first)) {
    throw new Error(`expected the same answer, found ${JSON.stringify(again)}`);
  }
  console.log('retried: same answer');
}

main().catch((failure) => {
  console.error(failure.message);
  process.exit(1);
});
