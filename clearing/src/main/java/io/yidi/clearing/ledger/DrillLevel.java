package io.yidi.clearing.ledger;

/** 汇总层次: what entries can be added up by, alone or one below the other. */
public enum DrillLevel {
    /** 月份. */
    MONTH("strftime(business_day, '%Y-%m')"),
    /** 业务日. */
    BUSINESS_DAY("business_day::VARCHAR"),
    /** 参保地, six-digit area. */
    INSURED_PLACE("insured_place"),
    /** 就医地, six-digit area. */
    CARE_PLACE("care_place"),
    /** 定点医药机构. */
    INSTITUTION("institution"),
    /** 险种. */
    INSURANCE_TYPE("insurance_type::VARCHAR"),
    /** 清算类别. */
    CLEARING_TYPE("clearing_type"),
    /** 医疗类别. */
    CARE_TYPE("care_type"),
    /** Settlement or refund. */
    KIND("kind"),
    /** 结算ID. */
    ENTRY("entry_id::VARCHAR");

    private final String expression;

    DrillLevel(final String expression) {
        this.expression = expression;
    }

    /** What it is in the tables. */
    String expression() {
        return expression;
    }
}
