// 第一笔结算，然后原样重发：国家接口。The first settled bill over the national interface, then a retry that gets the
// same answer. .NET Framework 4.0 or Mono, no library:  mcs Settle.cs && mono Settle.exe [http://127.0.0.1:8080]
using System;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
static class Settle
{
    const string Institution = "H11010000001";
    const string Person = "'psn_no':'P0000000007'";
    const string Voucher = "'mdtrt_cert_type':'01','mdtrt_cert_no':'EV-P0000000007'";
    static string gateway = "http://127.0.0.1:8080";
    static int serial = 50;

    static void Main(string[] arguments)
    {
        if (arguments.Length > 0) gateway = arguments[0];
        var now = DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss");

        var visit = Call(Message("2201", "'data':{" + Person + "," + Voucher + ",'insutype':'310','begntime':'" + now
            + "','ipt_otp_no':'O0001','atddr_no':'D0001','dr_name':'王医师','dept_code':'K01','dept_name':'心内科',"
            + "'caty':'A03.04','med_type':'11','hosp_lv':'3'}"));
        var mdtrt = "'mdtrt_id':'" + Field(visit, "mdtrt_id") + "'";
        Call(Message("2204", "'feedetail':[{'feedetl_sn':'1'," + mdtrt + "," + Person + ",'chrg_bchno':'B1',"
            + "'rx_circ_flag':'0','fee_ocur_time':'" + now + "','med_list_codg':'003304000010000-330400001',"
            + "'medins_list_codg':'H-3304','det_item_fee_sumamt':2280.00,'cnt':6,'pric':380.00,'bilg_dept_codg':'K01',"
            + "'bilg_dept_name':'心内科','bilg_dr_codg':'D0001','bilg_dr_name':'王医师','hosp_appr_flag':'0',"
            + "'med_chrgitm_type':'05','chrgitm_lv':'01','selfpay_prop':0}]"));

        // The message that settles: store it before it is sent, and send it again as it is when no answer comes.
        var bill = Message("2207", "'data':{" + Person + "," + Voucher + "," + mdtrt + ",'chrg_bchno':'B1',"
            + "'med_type':'11','medfee_sumamt':2280.00,'psn_setlway':'01','insutype':'310','acct_used_flag':'0'}");
        var first = Call(bill);
        Console.WriteLine("settled setl_id=" + Field(first, "setl_id") + " total=" + Yuan(first, "medfee_sumamt")
            + " fund=" + Yuan(first, "fund_pay_sumamt") + " person=" + Yuan(first, "psn_part_amt"));

        var again = Call(bill);
        if (Output(again) != Output(first)) throw new Exception("expected the same answer, found " + again);
        Console.WriteLine("retried: same answer");
    }

    // msgid: institution, time, serial number. Care in Beijing, insured in another place.
    static string Message(string infno, string input)
    {
        var now = DateTime.Now;
        var msgid = Institution + now.ToString("yyyyMMddHHmmss") + (++serial).ToString("0000");
        return ("{'infno':'" + infno + "','msgid':'" + msgid + "','fixmedins_code':'" + Institution + "',"
            + "'mdtrtarea_admvs':'110100','insuplc_admdvs':'960100','inf_time':'" + now.ToString("yyyy-MM-dd HH:mm:ss")
            + "','infver':'V1.0','opter_type':'1','opter':'0001','opter_name':'收费员','input':{" + input + "}}")
            .Replace('\'', '"');
    }

    // No answer says nothing about the bill: sends the same again.
    static string Call(string message)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = Post(message);
                if (Field(answer, "infcode") != "0") throw new Exception(Field(answer, "err_msg"));
                return answer;
            }
            catch (WebException) { if (attempt == 3) throw; }
        }
    }

    static string Post(string message)
    {
        using (var http = new WebClient { Encoding = Encoding.UTF8 })
            return http.UploadString(gateway + "/fsi/api", message);
    }

    static string Output(string answer) { return answer.Substring(answer.IndexOf("\"output\"")); }
    static string Yuan(string answer, string name) { return decimal.Parse(Field(answer, name)).ToString("0.00"); }
    static string Field(string json, string name)
    {
        return Regex.Match(json, "\"" + name + "\" ?: ?\"?([^\",}]*)").Groups[1].Value;
    }
}
