#!/usr/bin/env bash
# 第一笔结算，然后原样重发。The first settled bill over native JSON, then a retry that gets the same answer.
#   ./settle.sh [http://127.0.0.1:8080]
set -euo pipefail

gateway="${1:-http://127.0.0.1:8080}"
institution=H11010000002

# The key of the bill. Make it and store it with the bill before anything is sent.
msgid="$institution$(date +%Y%m%d%H%M%S)0001"

bill="$(mktemp)"
trap 'rm -f "$bill"' EXIT
cat >"$bill" <<JSON
{
  "inf_time": "$(date '+%Y-%m-%d %H:%M:%S')",
  "fixmedins_code": "$institution", "infno": "2304", "msgid": "$msgid",
  "psn_no": "P0000000011", "insutype": "310", "insuplc_admdvs": "410800",
  "mdtrtarea_admvs": "110100", "hosp_lv": "2", "med_type": "21",
  "mdtrt_cert_type": "01", "mdtrt_cert_no": "EV-P0000000011", "acct_used_flag": "0",
  "begndate": "2025-08-01", "enddate": "2025-08-08", "diag_code": "K35.800",
  "medfee_sumamt": "3600.00",
  "chrgitm": [
    { "med_chrgitm_type": "01", "amt": "600.00", "inscp_scp_amt": "600.00",
      "preselfpay_amt": "0.00", "overlmt_selfpay": "0.00", "fulamt_ownpay_amt": "0.00" },
    { "med_chrgitm_type": "09", "amt": "3000.00", "inscp_scp_amt": "2400.00",
      "preselfpay_amt": "300.00", "overlmt_selfpay": "100.00", "fulamt_ownpay_amt": "200.00" }
  ]
}
JSON

# No answer says nothing about the bill: curl sends the same again.
send() {
  curl -sS --max-time 10 --retry 3 --retry-connrefused --data-binary "@$bill" "$gateway/v1/settlements"
}

# The first value of that name; the names of the bill stand before those of its years.
field() {
  grep -o "\"$2\":\"[^\"]*\"" <<<"$1" | head -n 1 | cut -d '"' -f 4
}

first="$(send)"
if [[ "$(field "$first" result)" != SETTLED ]]; then
  echo "not settled: $first" >&2
  exit 1
fi
echo "settled setl_id=$(field "$first" setl_id) total=$(field "$first" medfee_sumamt)" \
  "fund=$(field "$first" fund_pay_sumamt) person=$(field "$first" psn_part_amt)"

again="$(send)"
if [[ "$(field "$again" repeat)" != 1 || "${again/\"repeat\":\"1\"/\"repeat\":\"0\"}" != "$first" ]]; then
  echo "expected the same answer, found $again" >&2
  exit 1
fi
echo "retried: same answer"
