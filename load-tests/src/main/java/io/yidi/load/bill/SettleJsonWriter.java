package io.yidi.load.bill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** 结算报文（JSON）: turns bills into the native JSON request; safe for any thread. */
public final class SettleJsonWriter {

    private static final int FEN_DIGITS = 2;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final JsonFactory json = new JsonFactory();

    /**
     * Writes one request.
     *
     * @param bill to settle
     * @param msgId thirty characters
     * @param sentAt time stated in it
     * @return one JSON object
     */
    public String text(final Bill bill, final String msgId, final Instant sentAt) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            generator.writeStringField("inf_time", TIME.format(sentAt));
            generator.writeStringField("fixmedins_code", bill.institutionCode());
            generator.writeStringField("infno", Bill.TRANSACTION_CODE);
            generator.writeStringField("msgid", msgId);
            putVisit(generator, bill);
            putTotals(generator, bill);
            generator.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException("writing to a text failed", e);
        }
        return text.toString();
    }

    private static void putVisit(final JsonGenerator generator, final Bill bill) throws IOException {
        generator.writeStringField("psn_no", bill.personNo());
        generator.writeStringField("insutype", Integer.toString(Bill.INSURANCE_TYPE));
        generator.writeStringField("insuplc_admdvs", Bill.INSURED_PLACE);
        generator.writeStringField("mdtrtarea_admvs", Bill.CARE_PLACE);
        generator.writeStringField("hosp_lv", Integer.toString(Bill.HOSPITAL_LEVEL));
        generator.writeStringField("med_type", Bill.MEDICAL_TYPE);
        generator.writeStringField("mdtrt_cert_type", "0" + Bill.VOUCHER_TYPE);
        generator.writeStringField("mdtrt_cert_no", bill.voucherNo());
        generator.writeStringField("er_flag", "0");
        generator.writeStringField("trum_flag", "0");
        generator.writeStringField("rel_ttp_flag", "0");
        generator.writeStringField("acct_used_flag", "1");
        generator.writeStringField("begndate", bill.admission().toString());
        generator.writeStringField("enddate", bill.discharge().toString());
        generator.writeStringField("diag_code", bill.diagnosisCode());
        generator.writeStringField("medfee_sumamt", yuan(bill.totalFen()));
    }

    private static void putTotals(final JsonGenerator generator, final Bill bill) throws IOException {
        generator.writeArrayFieldStart("chrgitm");
        for (final CategoryTotal total : bill.totals()) {
            generator.writeStartObject();
            generator.writeStringField("med_chrgitm_type", total.feeCategory());
            generator.writeStringField("amt", yuan(total.amountFen()));
            generator.writeStringField("inscp_scp_amt", yuan(total.inScopeFen()));
            generator.writeStringField("preselfpay_amt", yuan(total.preSelfPayFen()));
            generator.writeStringField("overlmt_selfpay", yuan(total.overLimitFen()));
            generator.writeStringField("fulamt_ownpay_amt", yuan(total.ownPayFen()));
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static String yuan(final long fen) {
        return BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString();
    }
}
