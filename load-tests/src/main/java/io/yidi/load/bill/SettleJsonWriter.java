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
    private static final int RATIO_DIGITS = 4;
    private static final int QUANTITY_DIGITS = 4;
    private static final int MICRO_DIGITS = 6;

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
            generator.writeStringField("infno", bill.care().settlementCode());
            generator.writeStringField("msgid", msgId);
            putVisit(generator, bill);
            putLines(generator, bill);
            putTotals(generator, bill);
            generator.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException("writing to a text failed", e);
        }
        return text.toString();
    }

    private static void putVisit(final JsonGenerator generator, final Bill bill) throws IOException {
        generator.writeStringField("psn_no", bill.personNo());
        generator.writeStringField("insutype", Integer.toString(bill.patient().insuranceType()));
        generator.writeStringField("insuplc_admdvs", bill.patient().insuredPlace());
        generator.writeStringField("mdtrtarea_admvs", bill.provider().place());
        generator.writeStringField("hosp_lv", Integer.toString(bill.provider().level()));
        generator.writeStringField("med_type", bill.care().medicalType());
        generator.writeStringField("mdtrt_cert_type", "0" + Bill.VOUCHER_TYPE);
        generator.writeStringField("mdtrt_cert_no", bill.patient().voucherNo());
        generator.writeStringField("er_flag", bill.isEmergency() ? "1" : "0");
        generator.writeStringField("trum_flag", "0");
        generator.writeStringField("rel_ttp_flag", "0");
        generator.writeStringField("acct_used_flag", "1");
        if (bill.care() == CareKind.INPATIENT) {
            generator.writeStringField(
                    "begndate", bill.admission().orElseThrow().toString());
            generator.writeStringField("enddate", bill.discharge().orElseThrow().toString());
        }
        putUnlessEmpty(generator, "diag_code", bill.diagnosisCode());
        putUnlessEmpty(generator, "dise_codg", bill.diseaseCode());
        generator.writeStringField("medfee_sumamt", yuan(bill.totalFen()));
    }

    private static void putUnlessEmpty(final JsonGenerator generator, final String name, final String value)
            throws IOException {
        if (!value.isEmpty()) {
            generator.writeStringField(name, value);
        }
    }

    private static void putLines(final JsonGenerator generator, final Bill bill) throws IOException {
        if (bill.lines().isEmpty()) {
            return;
        }
        generator.writeArrayFieldStart("feedetail");
        for (final FeeLine line : bill.lines()) {
            putLine(generator, line);
        }
        generator.writeEndArray();
    }

    private static void putLine(final JsonGenerator generator, final FeeLine line) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("med_list_codg", line.itemCode());
        generator.writeStringField("med_chrgitm_type", line.feeCategory());
        generator.writeStringField(
                "chrgitm_lv",
                String.format(Locale.ROOT, "%02d", line.itemClass().value()));
        generator.writeStringField("selfpay_prop", decimal(line.firstSelfPayBp(), RATIO_DIGITS));
        generator.writeStringField("pric", decimal(line.unitPriceMicro(), MICRO_DIGITS));
        generator.writeStringField("cnt", decimal(line.quantityE4(), QUANTITY_DIGITS));
        if (line.priceLimitMicro() != FeeLine.NO_LIMIT) {
            generator.writeStringField("pric_uplmt_amt", decimal(line.priceLimitMicro(), MICRO_DIGITS));
        }
        generator.writeStringField("det_item_fee_sumamt", yuan(line.amountFen()));
        generator.writeEndObject();
    }

    private static void putTotals(final JsonGenerator generator, final Bill bill) throws IOException {
        if (bill.totals().isEmpty()) {
            return;
        }
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
        return decimal(fen, FEN_DIGITS);
    }

    private static String decimal(final long value, final int digits) {
        return BigDecimal.valueOf(value, digits).toPlainString();
    }
}
