package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.time.LocalDate;

/** 用语: Chinese and English names of what explanations speak of. */
final class Terms {

    private Terms() {}

    static Text of(final Part part) {
        return switch (part) {
            case ABOVE_POOL -> Text.of("统筹封顶线以上", "above the pool");
            case PROPORTION -> Text.of("统筹段内个人比例", "own share");
            case DEDUCTIBLE -> Text.of("起付线以内", "deductible");
            case FIRST_SELF_PAY -> Text.of("降低待遇先行自付", "first self-pay");
            case PRE_SELF_PAY -> Text.of("乙类先行自付", "class B self-pay");
            case OVER_LIMIT -> Text.of("超限价自费", "over limit");
            case OWN_PAY -> Text.of("全自费", "own pay");
        };
    }

    /** A category, by its name in answers. */
    static Text ofCategory(final String category) {
        return switch (category) {
            case "LONG_TERM" -> Text.of("异地长期居住", "long-term residence elsewhere");
            case "TRANSFER" -> Text.of("异地转诊", "transfer");
            case "EMERGENCY" -> Text.of("异地急诊抢救", "emergency rescue");
            case "OTHER_TEMPORARY" -> Text.of("其他临时外出就医", "other temporary care");
            case "EXEMPT" -> Text.of("免备案", "exempt from filing");
            case "HOME_LONG_TERM" -> Text.of("长期居住人员回参保地", "at home, living elsewhere");
            case "HOME_TEMPORARY" -> Text.of("临时外出人员回参保地", "at home, temporarily elsewhere");
            case "RETIRED_RESETTLED" -> Text.of("异地安置退休人员", "resettled after retirement");
            case "LONG_TERM_RESIDENT" -> Text.of("异地长期居住", "long-term residence elsewhere");
            case "STATIONED_WORKER" -> Text.of("常驻异地工作人员", "posted to work elsewhere");
            default -> Text.same(category);
        };
    }

    static Text of(final CareType careType) {
        return switch (careType) {
            case INPATIENT -> Text.of("住院", "inpatient");
            case OUTPATIENT -> Text.of("普通门诊", "outpatient");
            case CHRONIC_OUTPATIENT -> Text.of("门诊慢特病", "chronic outpatient");
            case PHARMACY -> Text.of("定点药店", "pharmacy");
        };
    }

    static Text of(final PersonStatus status) {
        return switch (status) {
            case WORKING -> Text.of("在职", "working");
            case RETIRED -> Text.of("退休", "retired");
            case VETERAN -> Text.of("离休", "veteran");
            case MINOR -> Text.of("未成年居民", "minor");
            case ADULT -> Text.of("成年居民", "adult");
            case ELDERLY -> Text.of("老年居民", "elderly");
        };
    }

    static Text of(final AssistanceClass assistance) {
        return switch (assistance) {
            case NONE -> Text.of("非救助对象", "no assistance");
            case EXTREME_POVERTY -> Text.of("特困人员", "extreme poverty");
            case MINIMUM_LIVING -> Text.of("低保对象", "minimum living");
            case POVERTY_RELAPSE -> Text.of("返贫致贫人口", "poverty relapse");
            case LOW_INCOME -> Text.of("低收入人口", "low income");
        };
    }

    static Text of(final CareRule.Trauma trauma) {
        return switch (trauma) {
            case MUST -> Text.of("应纳入直接结算", "has to be settled");
            case MAY -> Text.of("可纳入直接结算", "may be settled");
            case NOT -> Text.of("不纳入直接结算", "is not settled");
        };
    }

    static Text yesNo(final boolean yes) {
        return yes ? Text.of("是", "yes") : Text.of("否", "no");
    }

    static String date(final int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }
}
