package io.yidi.load.his;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** 金额: amounts of an answer, numbers or texts, exact to the fen. */
public final class Amounts {

    private static final int FEN_PLACES = 2;

    private Amounts() {}

    /** Sum of fields in fen; a missing one is a fault of the other side. */
    public static long fen(final JsonNode node, final String... names) {
        long sum = 0;
        for (final String name : names) {
            sum += fen(node.path(name), name);
        }
        return sum;
    }

    /** Yuan with two decimals. */
    public static String yuan(final long fen) {
        return BigDecimal.valueOf(fen, FEN_PLACES).toPlainString();
    }

    private static long fen(final JsonNode value, final String name) {
        try {
            return new BigDecimal(value.asText()).movePointRight(FEN_PLACES).longValueExact();
        } catch (final NumberFormatException notAnAmount) {
            throw new ExpectationException("an amount in " + name, value.toString());
        } catch (final ArithmeticException tooFine) {
            throw new ExpectationException("at most two decimals in " + name, value.toString());
        }
    }
}
