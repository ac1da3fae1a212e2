package io.yidi.clearing.recon.batch;

import java.util.Set;

/** 批次状态: how far a batch is (BJ-35d, NAT-19c). */
public enum BatchState {
    /** 待对: a file is missing. */
    OPEN,
    /** 相符. */
    MATCHED,
    /** 不符. */
    DIFFERENT,
    /** 已说明: it does not agree, and somebody wrote down why. */
    EXPLAINED,
    /** 已更正: it did not agree, and does now. */
    CORRECTED,
    /** 已上报: the national agency is asked. */
    ESCALATED,
    /** 已签认: signed off; only another content opens it again. */
    CLOSED;

    /** Whether somebody may say so of a batch in another state. */
    boolean mayFollow(final BatchState before) {
        return switch (this) {
            case EXPLAINED -> Set.of(DIFFERENT, ESCALATED).contains(before);
            case ESCALATED -> Set.of(DIFFERENT, EXPLAINED).contains(before);
            case CLOSED -> Set.of(MATCHED, CORRECTED, EXPLAINED).contains(before);
            default -> false;
        };
    }
}
