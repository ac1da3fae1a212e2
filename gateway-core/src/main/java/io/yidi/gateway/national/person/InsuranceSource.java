package io.yidi.gateway.national.person;

import java.util.concurrent.CompletableFuture;

/** 险种来源: finds how a person is insured without waiting for it, for requests that have no room to say it. */
@FunctionalInterface
public interface InsuranceSource {

    /**
     * Asks which insurance is meant where none is named, as {@link OwnInsurance} has it. The event loop may ask.
     *
     * @param personNo {@code psn_no}, in use or an earlier one
     * @param insuredPlace {@code insuplc_admdvs} of the request
     * @return {@code insutype}, empty of a person who is not known; fails if there is no room for the question
     */
    CompletableFuture<String> insuranceType(String personNo, String insuredPlace);
}
