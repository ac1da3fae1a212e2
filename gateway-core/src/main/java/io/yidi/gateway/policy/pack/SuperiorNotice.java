package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.plane.BenefitCategory;
import java.util.List;

/**
 * 上级文件: what the notice of a superior body leaves open to the regions below it. It is checked when packs are read and
 * is no part of a bundle, for a bundle that was made keeps to it.
 *
 * @param code name of the notice
 * @param areas first digits of the area codes of the regions it binds
 * @param from first day, ISO text
 * @param to last day, ISO text
 * @param reductions how far a region may go with each reduction
 * @param filing how far a region may go with validity and lock of filings
 */
public record SuperiorNotice(
        String code,
        List<String> areas,
        String from,
        String to,
        List<ReductionLimit> reductions,
        List<FilingLimit> filing) {

    /**
     * Most that a category may take off a ratio.
     *
     * @param category why the person is treated elsewhere
     * @param atMostBp points in bp
     * @param citation document and article
     */
    public record ReductionLimit(BenefitCategory category, int atMostBp, String citation) {}

    /**
     * A bound on months.
     *
     * @param rule what it bounds
     * @param months how many
     * @param citation document and article
     */
    public record FilingLimit(FilingRule rule, int months, String citation) {}

    /** 备案期限约束. */
    public enum FilingRule {
        /** 临时备案有效期最长. */
        TEMPORARY_AT_MOST,
        /** 临时备案有效期最短. */
        TEMPORARY_AT_LEAST,
        /** 变更锁定最长. */
        CHANGE_LOCK_AT_MOST
    }

    public boolean binds(final List<String> regionAreas, final String first, final String last) {
        return from.compareTo(last) <= 0
                && first.compareTo(to) <= 0
                && regionAreas.stream().anyMatch(area -> areas.stream().anyMatch(area::startsWith));
    }
}
