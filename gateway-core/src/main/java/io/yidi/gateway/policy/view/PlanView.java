package io.yidi.gateway.policy.view;

import io.yidi.gateway.policy.read.RegionReader;
import java.util.List;

/**
 * 适用待遇: what one plan says to one person, figure by figure.
 *
 * @param id of the plan
 * @param region what people call the region
 * @param regionEn the same in English
 * @param level the region's own level of the hospital, or empty
 * @param from first day
 * @param to last day
 * @param figures in the order in which a bill meets them
 */
public record PlanView(
        String id, String region, String regionEn, String level, String from, String to, List<Figure> figures) {

    /** Whether the plan has no last day. */
    public boolean isOpen() {
        return to.equals(RegionReader.LAST_DAY.toString());
    }

    /** What a figure is. */
    public enum Kind {
        /** 起付标准. */
        DEDUCTIBLE,
        /** 年度起付上限. */
        DEDUCTIBLE_YEAR_MAX,
        /** 支付比例. */
        BAND,
        /** 人员倾斜. */
        STATUS_RULE,
        /** 异地降低. */
        REDUCTION,
        /** 最高支付限额. */
        CAP,
        /** 后续基金起付. */
        LAYER_DEDUCTIBLE,
        /** 后续基金比例. */
        LAYER_BAND,
        /** 后续基金限额. */
        LAYER_CAP
    }

    /**
     * One figure.
     *
     * @param kind what it is
     * @param detail which of several: a stretch of expense, a fund, a period
     * @param value amounts in yuan, ratios in percent
     * @param source document, article and confidence
     * @param verified whether the confidence is A or B
     */
    public record Figure(Kind kind, String detail, String value, String source, boolean verified) {}
}
