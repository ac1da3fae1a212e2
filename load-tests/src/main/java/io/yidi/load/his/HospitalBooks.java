package io.yidi.load.his;

import static io.yidi.load.his.ExpectationException.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** 医院账: what a hospital believes it settled and refunded today, and what it makes of that in the evening. */
public final class HospitalBooks {

    private static final int DAY_CHARACTERS = 10;

    private final List<Row> rows = new ArrayList<>();

    private record Row(String visitId, JsonNode bill, boolean isRefund) {}

    /** Books a settlement. */
    public void settled(final Visit visit, final JsonNode bill) {
        rows.add(new Row(visit.id(), bill, false));
    }

    /** Books a refund, whose amounts are negative. */
    public void refunded(final Visit visit, final JsonNode bill) {
        rows.add(new Row(visit.id(), bill, true));
    }

    /** Strikes a settlement that was reversed. */
    public void reversed(final JsonNode bill) {
        rows.removeIf(row -> row.bill == bill);
    }

    /** Number of rows. */
    public int count() {
        return rows.size();
    }

    /** Business day of the rows, as the other side gave it. */
    public String day() {
        final String time = text("setl_time");
        expect(time.length() > DAY_CHARACTERS, "a setl_time", time);
        return time.substring(0, DAY_CHARACTERS);
    }

    /** Nodes of the totals (3201), one row for every kind of clearing that the visits here have. */
    public String totals(final Hospital hospital) {
        return "{'data':{'insutype':'" + hospital.insurance() + "','clr_type':'" + text("clr_type")
                + "','setl_optins':'" + text("clr_optins") + "','stmt_begndate':'" + day() + "','stmt_enddate':'"
                + day() + "','medfee_sumamt':" + sum("medfee_sumamt") + ",'fund_pay_sumamt':"
                + sum("fund_pay_sumamt") + ",'acct_pay':" + sum("acct_pay") + ",'fixmedins_setl_cnt':" + rows.size()
                + "}}";
    }

    /** Nodes of the details (3202), for a file that was uploaded. */
    public String details(final String fileNumber) {
        return "{'data':{'setl_optins':'" + text("clr_optins") + "','file_qury_no':'" + fileNumber
                + "','stmt_begndate':'" + day() + "','stmt_enddate':'" + day() + "','medfee_sumamt':"
                + sum("medfee_sumamt") + ",'fund_pay_sumamt':" + sum("fund_pay_sumamt") + ",'cash_payamt':"
                + sum("psn_cash_pay") + ",'fixmedins_setl_cnt':" + rows.size() + "}}";
    }

    /** The rows as the zipped text that is uploaded (9101). */
    public byte[] file(final Hospital hospital) throws IOException {
        final String text = rows.stream()
                .map(row -> String.join(
                                "\t",
                                row.bill.path("setl_id").asText(),
                                row.visitId,
                                hospital.personNo(),
                                Amounts.yuan(Amounts.fen(row.bill, "medfee_sumamt")),
                                Amounts.yuan(Amounts.fen(row.bill, "fund_pay_sumamt")),
                                Amounts.yuan(Amounts.fen(row.bill, "acct_pay")),
                                row.isRefund ? "1" : "0")
                        + "\n")
                .collect(Collectors.joining());
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("statement.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String text(final String name) {
        return rows.get(0).bill.path(name).asText();
    }

    private String sum(final String name) {
        return Amounts.yuan(
                rows.stream().mapToLong(row -> Amounts.fen(row.bill, name)).sum());
    }
}
