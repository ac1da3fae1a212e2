package io.yidi.gateway.policy.plane;

import java.nio.charset.StandardCharsets;

/**
 * 基金: a fund as a settlement names it.
 *
 * @param code six digits of {@code fund_pay_type}
 * @param name what the insured place calls it
 * @param codeAscii the code, encoded
 * @param nameUtf8 the name, encoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record Fund(String code, String name, byte[] codeAscii, byte[] nameUtf8) {

    /**
     * A fund.
     *
     * @param code six digits of {@code fund_pay_type}
     * @param name what the insured place calls it
     * @return the fund with its texts encoded
     */
    public static Fund of(final String code, final String name) {
        return new Fund(code, name, code.getBytes(StandardCharsets.US_ASCII), name.getBytes(StandardCharsets.UTF_8));
    }
}
