package io.yidi.load.his;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/** 门诊就诊: one visit of a patient, and the requests about it. One thread. */
public final class Visit {

    private static final String BATCH = "'chrg_bchno':'B1'";
    private static final int AMOUNT_SCALE = 2;

    private final HisSession his;
    private final String id;

    private Visit(final HisSession his, final String id) {
        this.his = his;
        this.id = id;
    }

    /** Registers a visit (2201). */
    public static Visit register(final HisSession his) throws IOException {
        final JsonNode output = his.done("2201", registration(his.hospital().level()));
        return new Visit(his, output.path("data").path("mdtrt_id").asText());
    }

    /** A visit that was registered before. */
    public static Visit registered(final HisSession his, final String id) {
        return new Visit(his, id);
    }

    /** Registers a visit and uploads one line of that price. */
    public static Visit withLine(final HisSession his, final String amount) throws IOException {
        final Visit visit = register(his);
        his.done(visit.lines(visit.line("1", amount, 1)));
        return visit;
    }

    /** Number that the other side gave. */
    public String id() {
        return id;
    }

    /** Nodes of a registration; it states the hospital's level, which a platform knows. */
    public static String registration(final int level) {
        return String.format(Locale.ROOT, """
                 {'data':{{psn},'begntime':'{now}','ipt_otp_no':'O0001','atddr_no':'D0001','dr_name':'王医师',
                  'dept_code':'K01','dept_name':'心内科','caty':'A03.04','med_type':'11','hosp_lv':'%d'}}\
                 """, level);
    }

    /** A line of class A without a limit; a line may also be taken back by a negative count. */
    public String line(final String number, final String price, final int count) {
        final BigDecimal amount =
                new BigDecimal(price).multiply(BigDecimal.valueOf(count)).setScale(AMOUNT_SCALE);
        return String.format(Locale.ROOT, """
                 {'feedetl_sn':'%s','mdtrt_id':'%s',{psn},%s,'rx_circ_flag':'0','fee_ocur_time':'{now}',
                  'med_list_codg':'003304000010000-330400001','medins_list_codg':'H-3304','det_item_fee_sumamt':%s,
                  'cnt':%d,'pric':%s,'bilg_dept_codg':'K01','bilg_dept_name':'心内科','bilg_dr_codg':'D0001',
                  'bilg_dr_name':'王医师','hosp_appr_flag':'0','med_chrgitm_type':'05','chrgitm_lv':'01',
                  'selfpay_prop':0}\
                 """, number, id, BATCH, amount.toPlainString(), count, price);
    }

    /** Makes an upload of lines (2204). */
    public NationalCall lines(final String... lines) throws IOException {
        return his.make("2204", "{'feedetail':[" + String.join(",", lines) + "]}");
    }

    /** Makes a withdrawal of all unsettled lines (2205). */
    public NationalCall withdrawal() throws IOException {
        return his.make("2205", "{'data':{{psn},'mdtrt_id':'" + id + "','chrg_bchno':'0000'}}");
    }

    /** Makes a quote (2206). */
    public NationalCall quote(final String total) throws IOException {
        return his.make("2206", bill(total));
    }

    /** Makes a settlement (2207). */
    public NationalCall settlement(final String total) throws IOException {
        return his.make("2207", bill(total));
    }

    /** Makes a refund of a settlement (2208). */
    public NationalCall refund(final JsonNode settled) throws IOException {
        return his.make(
                "2208",
                "{'data':{{psn},'mdtrt_id':'" + id + "','setl_id':'"
                        + settled.path("setl_id").asText() + "'}}");
    }

    /** Makes a query for a settlement (5203). */
    public NationalCall query(final String settlementId) throws IOException {
        return his.make("5203", "{'data':{{psn},'mdtrt_id':'" + id + "','setl_id':'" + settlementId + "'}}");
    }

    /** Makes a reversal of a request, whatever became of it (2601). */
    public static NationalCall reversal(final HisSession his, final NationalCall original) throws IOException {
        return his.make(
                "2601", "{'data':{{psn},'omsgid':'" + original.msgId() + "','oinfno':'" + original.number() + "'}}");
    }

    private String bill(final String total) {
        return String.format(Locale.ROOT, """
                 {'data':{{psn},'mdtrt_id':'%s',%s,'med_type':'11','medfee_sumamt':%s,'psn_setlway':'01',
                  'acct_used_flag':'0','card_sn':'','psn_cert_type':'01','certno':'X','psn_name':'示例人员',
                  'psn_type':'11'}}\
                 """, id, BATCH, total);
    }
}
