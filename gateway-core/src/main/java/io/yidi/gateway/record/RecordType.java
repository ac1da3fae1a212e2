package io.yidi.gateway.record;

/** 流水类型: what a journal record is. The numbers are part of the journal's format. */
public final class RecordType {

    /** A request that was decided: settled, refused, reversed or blocked. Replay executes and compares it. */
    public static final int TRANSACTION = 1;

    /** A control command: bundle, reference file, cut-over. Replay executes it. */
    public static final int CONTROL = 2;

    /** A key used again with other content, and the answer to it. Replay passes it over. */
    public static final int CONFLICT = 3;

    private RecordType() {}
}
