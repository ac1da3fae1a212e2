package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.protocol.money.Decimals;
import java.util.List;
import org.agrona.collections.IntArrayList;

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

    /** Collects the funds that paid, what the hospital bears, and the personal account, each if it is not 0. */
    static void collect(final OutputScope scope, final IntArrayList rows) {
        final DocumentIndex index = scope.index();
        for (int fund = first(scope); fund != DocumentIndex.NONE; fund = index.next(fund)) {
            if (fen(scope, fund, AMOUNT) != 0) {
                rows.addInt(fund);
            }
        }
        addUnlessZero(HOSPITAL_CODE, HOSPITAL_NAME, HOSPITAL, scope, rows);
        addUnlessZero(ACCOUNT_CODE, ACCOUNT_NAME, ACCOUNT, scope, rows);
    }

    private static void addUnlessZero(
            final String code,
            final String name,
            final String amount,
            final OutputScope scope,
            final IntArrayList rows) {
        if (fen(scope, scope.reply(), amount) != 0) {
            final DocumentIndex index = scope.index();
            final int row = index.addObject();
            index.put(row, CODE, code);
            index.put(row, AMOUNT, scope.text(scope.reply(), amount));
            index.put(row, NAME, name);
            rows.addInt(row);
        }
    }

    /** Sum of the funds whose codes begin with one of some texts. */
    static OutputValue sumOf(final String codes) {
        final boolean isRest = codes.equals(REST);
        final List<String> wanted = isRest ? COLUMNS : List.of(codes.split(" ", -1));
        final StringBuilder sum = new StringBuilder();
        return (scope, text) -> {
            long sumFen = 0;
            for (int fund = first(scope);
                    fund != DocumentIndex.NONE;
                    fund = scope.index().next(fund)) {
                if (beginsAsOneOf(wanted, scope.text(fund, CODE)) != isRest) {
                    sumFen += fen(scope, fund, AMOUNT);
                }
            }
            sum.setLength(0);
            Decimals.append(sum, sumFen, Decimals.AMOUNT_SCALE);
            text.append(sum);
        };
    }

    private static int first(final OutputScope scope) {
        return scope.index().firstChild(scope.index().find(scope.reply(), FUNDS));
    }

    private static boolean beginsAsOneOf(final List<String> beginnings, final CharSequence code) {
        for (int i = 0; i < beginnings.size(); i++) {
            if (beginsWith(code, beginnings.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWith(final CharSequence code, final String beginning) {
        for (int i = 0; i < beginning.length(); i++) {
            if (i == code.length() || code.charAt(i) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long fen(final OutputScope scope, final int object, final String name) {
        final long fen = Decimals.parseSigned(scope.text(object, name), Decimals.AMOUNT_SCALE);
        return Decimals.isFault(fen) ? 0 : fen;
    }
}
