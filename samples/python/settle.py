#!/usr/bin/env python3
"""第一笔结算，然后原样重发。The first settled bill over native JSON, then a retry that gets the same answer.

python3 settle.py [http://127.0.0.1:8080]       Python 3.6 or later, nothing to install.
"""
import datetime
import json
import sys
import urllib.error
import urllib.request

GATEWAY = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
INSTITUTION = "H11010000002"


def amounts(category, amount, in_scope, pre_self_pay, over_limit, own_pay):
    """A fee category with its four parts. Money is text with two decimals, never a float."""
    return {"med_chrgitm_type": category, "amt": amount, "inscp_scp_amt": in_scope, "preselfpay_amt": pre_self_pay,
            "overlmt_selfpay": over_limit, "fulamt_ownpay_amt": own_pay}


def bill():
    now = datetime.datetime.now()
    return {
        "inf_time": now.strftime("%Y-%m-%d %H:%M:%S"),
        "fixmedins_code": INSTITUTION,
        "infno": "2304",
        # The key of the bill. Make it and store it with the bill before anything is sent.
        "msgid": INSTITUTION + now.strftime("%Y%m%d%H%M%S") + "0002",
        "psn_no": "P0000000011", "insutype": "310", "insuplc_admdvs": "410800",
        "mdtrtarea_admvs": "110100", "hosp_lv": "2", "med_type": "21",
        "mdtrt_cert_type": "01", "mdtrt_cert_no": "EV-P0000000011", "acct_used_flag": "0",
        "begndate": "2025-08-01", "enddate": "2025-08-08", "diag_code": "K35.800",
        "medfee_sumamt": "3600.00",
        "chrgitm": [amounts("01", "600.00", "600.00", "0.00", "0.00", "0.00"),
                    amounts("09", "3000.00", "2400.00", "300.00", "100.00", "200.00")],
    }


def post(body):
    """One sending. A status of 4xx carries an answer, too: what is wrong with the message, and how to mend it."""
    request = urllib.request.Request(GATEWAY + "/v1/settlements", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read().decode("utf-8"))
    except urllib.error.HTTPError as refused:
        return json.loads(refused.read().decode("utf-8"))


def send(body, attempts=3):
    """No answer says nothing about the bill: send the same again."""
    for attempt in range(1, attempts + 1):
        try:
            return post(body)
        except OSError:
            if attempt == attempts:
                raise


body = json.dumps(bill()).encode("utf-8")
first = send(body)
if first["result"] != "SETTLED":
    sys.exit("not settled: %s %s %s" % (first.get("code"), first.get("field"), first.get("message_zh")))
print("settled setl_id=%(setl_id)s total=%(medfee_sumamt)s fund=%(fund_pay_sumamt)s person=%(psn_part_amt)s" % first)

again = send(body)
if again["repeat"] != "1" or dict(again, repeat="0") != first:
    sys.exit("expected the same answer, found %s" % again)
print("retried: same answer")
