package io.yidi.load.campaign;

import java.io.IOException;

/** 计数来源: tells what the counters of a person hold now. */
public interface CounterSource {

    /**
     * What has come together.
     *
     * @param personNo as in the reference file
     * @param benefitYear that is meant
     * @return by the code of each sum
     * @throws IOException if it does not say
     */
    Accumulation accumulated(String personNo, int benefitYear) throws IOException;

    /**
     * Balance of the account.
     *
     * @param personNo as in the reference file
     * @return in fen
     * @throws IOException if it does not say
     */
    long balanceFen(String personNo) throws IOException;
}
