package io.yidi.gateway.policy.plane;

/**
 * 最高支付限额: a limit on what the pool pays, or on the expense it looks at.
 *
 * @param counterId counter of what the cap's group already holds in the period; 0 for {@link Period#VISIT}
 * @param period how long the counter adds up
 * @param amount fen
 * @param measure what is limited
 * @param beyond who bears the expense beyond the cap
 */
public record CapRule(long counterId, Period period, KeyedRows<Long> amount, Measure measure, Beyond beyond) {

    /** What a cap limits. */
    public enum Measure {
        /** 限基金支付额. */
        OF_PAYMENT,
        /** 限政策范围内费用. */
        OF_EXPENSE
    }

    /** Who bears the expense beyond a cap. */
    public enum Beyond {
        /** 进入后续基金. */
        LAYERS,
        /** 个人负担. */
        PERSON
    }
}
