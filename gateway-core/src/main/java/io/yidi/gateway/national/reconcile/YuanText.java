package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.national.message.NumberText;
import io.yidi.protocol.money.Decimals;

/** 金额文本: amounts as clients write them: with a sign, with zeros behind the second decimal. */
final class YuanText {

    private YuanText() {}

    /**
     * Reads an amount.
     *
     * @param text in yuan
     * @return fen, or a fault of {@link Decimals}
     */
    static long fen(final String text) {
        return Decimals.parseSigned(NumberText.withoutZeros(text), Decimals.AMOUNT_SCALE);
    }
}
