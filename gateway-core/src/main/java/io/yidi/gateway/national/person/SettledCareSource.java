package io.yidi.gateway.national.person;

import java.util.concurrent.CompletableFuture;

/** 结算就诊来源: finds who a settlement was for and when the care was, without waiting for it. */
@FunctionalInterface
public interface SettledCareSource {

    /**
     * Asks what was recorded with a settlement, or with the settlement that a refund took back. The event loop may ask.
     *
     * @param institution {@code fixmedins_code} that made it
     * @param settlementId {@code setl_id} of a settlement or a refund, a number
     * @return the care; fails if there is no room for the question, or no answer in time
     */
    CompletableFuture<SettledCare> care(String institution, String settlementId);
}
