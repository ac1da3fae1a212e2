package io.yidi.load.campaign;

import java.util.OptionalLong;

/** 请求本意: what the request of a number was about, whatever was answered. Safe for any thread. */
public interface RequestMeaning {

    /** Whom it is about, as in the reference file. */
    String personNo(long number);

    /** Number of the request that it takes back; empty if it is no reversal. */
    OptionalLong originalOf(long number);

    /** Id of the settlement that it refunds; empty if it is no refund. */
    OptionalLong refundedSettlementOf(long number);
}
