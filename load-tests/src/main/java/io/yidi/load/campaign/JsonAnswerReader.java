package io.yidi.load.campaign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON 应答读取: reduces an answer to its scalar members by their path, so that order and blanks do not matter. */
public final class JsonAnswerReader {

    private static final String REPEAT = "/repeat";
    private static final String RESULT = "/result";
    private static final String POSITION = "/journal_position";
    private static final String SETTLEMENT_ID = "/setl_id";
    private static final String ORIGINAL_SETTLEMENT_ID = "/osetl_id";
    private static final String FUNDS = "/setldetail/";
    private static final String REFUNDED = "REFUNDED";
    private static final String CODE = "/code";
    private static final String STORAGE_LOW = "YD-2003";
    private static final Set<String> REVERSAL_RESULTS = Set.of("REVERSED", "BLOCKED", "NO_EFFECT");
    private static final int FEN_DIGITS = 2;

    private final JsonFactory json = new JsonFactory();

    /** Reads a body. */
    public Answer read(final String body) throws IOException {
        final SortedMap<String, String> members = flattened(body);
        final String repeat = members.remove(REPEAT);
        final boolean isRepeat = "1".equals(repeat) || "true".equals(repeat);
        final Answer.Kind kind = kind(members);
        return new Answer(
                kind,
                isRepeat,
                Long.parseLong(members.getOrDefault(POSITION, "0")),
                effect(kind, members),
                members.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer.Kind kind(final SortedMap<String, String> members) {
        final String result = members.getOrDefault(RESULT, "");
        if (REVERSAL_RESULTS.contains(result)) {
            return Answer.Kind.REVERSED;
        }
        if (members.containsKey(SETTLEMENT_ID)) {
            return REFUNDED.equals(result) ? Answer.Kind.REFUNDED : Answer.Kind.SETTLED;
        }
        if (members.containsKey(POSITION)) {
            return Answer.Kind.REFUSED;
        }
        if ("BUSY".equals(result)) {
            return STORAGE_LOW.equals(members.get(CODE)) ? Answer.Kind.STORAGE_LOW : Answer.Kind.BUSY;
        }
        return "CONFLICT".equals(result) ? Answer.Kind.CONFLICT : Answer.Kind.OTHER_ERROR;
    }

    private static Effect effect(final Answer.Kind kind, final SortedMap<String, String> members) {
        if (kind == Answer.Kind.REVERSED) {
            return new ReversalFacts(Long.parseLong(members.getOrDefault(SETTLEMENT_ID, "0")));
        }
        if (kind == Answer.Kind.REFUNDED) {
            return new RefundFacts(
                    Long.parseLong(members.getOrDefault(ORIGINAL_SETTLEMENT_ID, "0")),
                    split(members),
                    fen(members, "/balc"));
        }
        return kind == Answer.Kind.SETTLED ? new SettlementFacts(split(members), fen(members, "/balc")) : null;
    }

    private static SplitFacts split(final SortedMap<String, String> members) {
        final SortedMap<String, Long> fundFen = new TreeMap<>();
        for (int i = 0; members.containsKey(FUNDS + i + "/fund_pay_type"); i++) {
            SplitFacts.addFund(
                    fundFen, members.get(FUNDS + i + "/fund_pay_type"), fen(members, FUNDS + i + "/fund_payamt"));
        }
        return new SplitFacts(
                Integer.parseInt(members.getOrDefault("/year_entries/0/year", "0")),
                fen(members, "/inscp_scp_amt"),
                fen(members, "/preselfpay_amt"),
                fen(members, "/act_pay_dedc"),
                fundFen,
                fen(members, "/acct_pay"));
    }

    private static long fen(final SortedMap<String, String> members, final String path) {
        final String yuan = members.get(path);
        if (yuan == null) {
            throw new IllegalStateException("expected " + path + " in a settlement, found " + members);
        }
        return new BigDecimal(yuan).movePointRight(FEN_DIGITS).longValueExact();
    }

    private SortedMap<String, String> flattened(final String body) throws IOException {
        final SortedMap<String, String> members = new TreeMap<>();
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    members.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
            }
        }
        return members;
    }
}
