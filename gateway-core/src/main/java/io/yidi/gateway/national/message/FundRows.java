package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yidi.protocol.money.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * 基金支付: the funds of a native reply, as rows of {@code setldetail} and as the fixed columns of {@code setlinfo}. What
 * the account paid and what the hospital bears are rows, too, and no funds.
 */
final class FundRows {

    private static final String FUNDS = "setldetail";
    private static final String CODE = "fund_pay_type";
    private static final String AMOUNT = "fund_payamt";
    private static final String NAME = "fund_pay_type_name";
    private static final String ACCOUNT = "acct_pay";
    private static final String ACCOUNT_CODE = "310200";
    private static final String ACCOUNT_NAME = "个人账户";
    private static final String HOSPITAL = "hosp_part_amt";
    private static final String HOSPITAL_CODE = "999996";
    private static final String HOSPITAL_NAME = "医院垫付";
    private static final String REST = "rest";

    /** Funds that have a column of their own. */
    private static final List<String> COLUMNS = List.of("3101", "3901", "3201", "3701", "3902", "3301", "6101", "3501");

    private FundRows() {}

    /** The funds that paid, what the hospital bears, and the personal account, each if it is not 0. */
    static List<JsonNode> of(final JsonNode reply) {
        final List<JsonNode> rows = new ArrayList<>();
        for (final JsonNode fund : reply.path(FUNDS)) {
            if (fen(fund.path(AMOUNT)) != 0) {
                rows.add(fund);
            }
        }
        addUnlessZero(rows, HOSPITAL_CODE, HOSPITAL_NAME, reply.path(HOSPITAL));
        addUnlessZero(rows, ACCOUNT_CODE, ACCOUNT_NAME, reply.path(ACCOUNT));
        return rows;
    }

    private static void addUnlessZero(
            final List<JsonNode> rows, final String code, final String name, final JsonNode amount) {
        if (fen(amount) != 0) {
            rows.add(JsonNodeFactory.instance
                    .objectNode()
                    .put(CODE, code)
                    .put(AMOUNT, amount.asText())
                    .put(NAME, name));
        }
    }

    /** Sum of the funds whose codes begin with one of some texts. */
    static OutputValue sumOf(final String codes) {
        final boolean isRest = codes.equals(REST);
        final List<String> wanted = isRest ? COLUMNS : List.of(codes.split(" ", -1));
        return scope -> {
            long sumFen = 0;
            for (final JsonNode fund : scope.reply().path(FUNDS)) {
                final String code = fund.path(CODE).asText();
                if (wanted.stream().anyMatch(code::startsWith) != isRest) {
                    sumFen += fen(fund.path(AMOUNT));
                }
            }
            return Decimals.format(sumFen, Decimals.AMOUNT_SCALE);
        };
    }

    private static long fen(final JsonNode amount) {
        final long fen = Decimals.parseSigned(amount.asText(), Decimals.AMOUNT_SCALE);
        return Decimals.isFault(fen) ? 0 : fen;
    }
}
