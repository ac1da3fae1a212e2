package io.yidi.gateway.pipeline;

import io.yidi.protocol.sbe.SettleReplyDecoder;

/** 重算结果: takes what happened in a journal and what would have happened under other packs. */
public interface PolicyReplaySink {

    /** Result of a request that was done. */
    int DONE = 0;

    /** One of the two histories. */
    enum History {
        /** 实际: as recorded. */
        RECORDED,
        /** 重算: under the other packs. */
        COMPUTED
    }

    /**
     * A settlement was made or taken back.
     *
     * @param history in which of the two
     * @param sign 1 if made, −1 if taken back
     * @param businessDay on which that happened, days since 1970-01-01
     * @param insuredPlace area of insurance of the patient
     * @param settlement its amounts, valid during the call
     */
    void onSettlement(History history, int sign, int businessDay, int insuredPlace, SettleReplyDecoder settlement);

    /**
     * A request was done in one history and refused in the other, or refused for another reason.
     *
     * @param sequence of its record
     * @param businessDay days since 1970-01-01
     * @param recordedCode number of the result code, or {@link #DONE}
     * @param computedCode number of the result code, or {@link #DONE}
     */
    void onOtherResult(long sequence, int businessDay, int recordedCode, int computedCode);

    /**
     * So far the journal has been executed.
     *
     * @param records number of records
     */
    void onProgress(long records);
}
