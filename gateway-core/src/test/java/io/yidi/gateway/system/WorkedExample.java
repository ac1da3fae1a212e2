package io.yidi.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** One worked example for one person: turns its steps into requests. Amounts in yuan, as text. */
final class WorkedExample {

    private static final String INSTITUTION = "H13010000001";
    private static final String CARE_PLACE = "130100";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode example;
    private final String personNo;

    WorkedExample(final JsonNode example, final String personNo) {
        this.example = example;
        this.personNo = personNo;
    }

    String name() {
        return example.get("requirement").textValue() + " "
                + example.get("name").textValue() + " [" + personNo + "]";
    }

    int stepCount() {
        return example.get("steps").size();
    }

    boolean hasStep(final int index) {
        return index < stepCount();
    }

    JsonNode expected(final int index) {
        return step(index).get("expect");
    }

    boolean isReversal(final int index) {
        return step(index).has("reverseStep");
    }

    boolean refilesAt(final int index) {
        return hasStep(index) && step(index).has("file");
    }

    /** The person as a line of a reference file. */
    String personLine() {
        final ObjectNode line = MAPPER.createObjectNode()
                .put("record", "person")
                .put("psn_no", personNo)
                .put("cvlserv_flag", "0")
                .put("psn_insu_stas", "1")
                .put("balc", "0.00");
        line.setAll((ObjectNode) example.get("person"));
        return line.toString();
    }

    /** The filing of a step as a line of a reference file. */
    String filingLine(final int index) {
        return MAPPER.createObjectNode()
                .put("record", "filing")
                .put("psn_no", personNo)
                .put("insutype", example.get("person").get("insutype").textValue())
                .put("category", step(index).get("file").textValue())
                .put("mdtrtarea_admvs", "130000")
                .put("begndate", "2020-01-01")
                .toString();
    }

    /** The request of a step. */
    ObjectNode request(final int index) {
        return isReversal(index) ? reversal(index) : bill(index);
    }

    private ObjectNode reversal(final int index) {
        final int original = step(index).get("reverseStep").intValue();
        return envelope("2601", index)
                .put("psn_no", personNo)
                .put("oinfno", transactionCode(original))
                .put("omsgid", msgId(original));
    }

    private ObjectNode bill(final int index) {
        final JsonNode step = step(index);
        final JsonNode person = example.get("person");
        final ObjectNode bill = envelope(transactionCode(index), index)
                .put("psn_no", personNo)
                .put("insutype", person.get("insutype").textValue())
                .put("insuplc_admdvs", person.get("insuplc_admdvs").textValue())
                .put("mdtrtarea_admvs", CARE_PLACE)
                .put("hosp_lv", "3")
                .put("med_type", isOutpatient(index) ? "11" : "21")
                .put("mdtrt_cert_type", "01")
                .put("mdtrt_cert_no", "TOKEN-" + personNo)
                .put("er_flag", step.path("emergency").asBoolean() ? "1" : "0")
                .put("trum_flag", "0")
                .put("rel_ttp_flag", "0")
                .put("acct_used_flag", step.path("useAccount").asBoolean() ? "1" : "0")
                .put("diag_code", "J18.900")
                .put("medfee_sumamt", total(step).toPlainString());
        if (isOutpatient(index)) {
            bill.set("feedetail", lines(step));
        } else {
            bill.put("begndate", step.get("begndate").textValue())
                    .put("enddate", step.get("enddate").textValue())
                    .set("chrgitm", totals(step));
        }
        return bill;
    }

    private ObjectNode envelope(final String transactionCode, final int index) {
        return MAPPER.createObjectNode()
                .put("fixmedins_code", INSTITUTION)
                .put("infno", transactionCode)
                .put("msgid", msgId(index))
                .put("inf_time", "2025-06-01 09:00:00");
    }

    private static ArrayNode totals(final JsonNode step) {
        final ArrayNode totals = MAPPER.createArrayNode();
        totals.addObject()
                .put("med_chrgitm_type", "09")
                .put("amt", total(step).toPlainString())
                .put("inscp_scp_amt", amount(step, "inScope").toPlainString())
                .put("preselfpay_amt", amount(step, "preSelfPay").toPlainString())
                .put("overlmt_selfpay", amount(step, "overLimit").toPlainString())
                .put("fulamt_ownpay_amt", amount(step, "ownPay").toPlainString());
        return totals;
    }

    private static ArrayNode lines(final JsonNode step) {
        final ArrayNode lines = MAPPER.createArrayNode();
        addLine(lines, "01", "0.0000", amount(step, "inScope"));
        addLine(lines, "03", "1.0000", amount(step, "ownPay"));
        return lines;
    }

    private static void addLine(
            final ArrayNode lines, final String itemClass, final String firstSelfPay, final BigDecimal amount) {
        lines.addObject()
                .put("med_list_codg", "ITEM" + itemClass)
                .put("med_chrgitm_type", "09")
                .put("chrgitm_lv", itemClass)
                .put("selfpay_prop", firstSelfPay)
                .put("pric", amount.toPlainString())
                .put("cnt", "1")
                .put("det_item_fee_sumamt", amount.toPlainString());
    }

    private static BigDecimal total(final JsonNode step) {
        return amount(step, "inScope")
                .add(amount(step, "preSelfPay"))
                .add(amount(step, "overLimit"))
                .add(amount(step, "ownPay"));
    }

    private static BigDecimal amount(final JsonNode step, final String part) {
        return new BigDecimal(step.path(part).asText("0.00"));
    }

    private String transactionCode(final int index) {
        return isOutpatient(index) ? "2207" : "2304";
    }

    private boolean isOutpatient(final int index) {
        return step(index).path("outpatient").asBoolean();
    }

    private String msgId(final int index) {
        return personNo + "-STEP-" + index;
    }

    private JsonNode step(final int index) {
        return example.get("steps").get(index);
    }

    /** What of an answer differs from what a step expects; empty if nothing does. */
    static String differences(final JsonNode expected, final JsonNode answer) {
        final StringBuilder differences = new StringBuilder();
        for (final Map.Entry<String, JsonNode> field : expected.properties()) {
            final JsonNode found = found(field.getKey(), answer);
            if (!field.getValue().equals(found)) {
                differences.append(field.getKey()).append(": expected ").append(field.getValue());
                differences.append(", found ").append(found).append("; ");
            }
        }
        return differences.toString();
    }

    private static JsonNode found(final String field, final JsonNode answer) {
        if (field.equals("years")) {
            return answer.path("year_entries");
        }
        for (final JsonNode fund : answer.path("setldetail")) {
            if (fund.path("fund_pay_type").asText().equals(field)) {
                return fund.path("fund_payamt");
            }
        }
        return answer.path(field);
    }
}
