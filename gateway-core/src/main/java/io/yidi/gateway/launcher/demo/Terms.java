package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.Part;

/** 用语: Chinese and English names of what the explanation speaks of. */
final class Terms {

    private Terms() {}

    static String of(final Part part) {
        return switch (part) {
            case ABOVE_POOL -> "统筹封顶线以上 above the pool";
            case PROPORTION -> "统筹段内个人比例 own share";
            case DEDUCTIBLE -> "起付线 deductible";
            case FIRST_SELF_PAY -> "降低待遇先行自付 first self-pay";
            case PRE_SELF_PAY -> "乙类先行自付 class B";
            case OVER_LIMIT -> "超限价 over limit";
            case OWN_PAY -> "全自费 own pay";
        };
    }

    static String of(final BenefitCategory category) {
        return switch (category) {
            case LONG_TERM -> "异地长期居住 long-term";
            case TRANSFER -> "异地转诊 transfer";
            case EMERGENCY -> "异地急诊抢救 emergency";
            case OTHER_TEMPORARY -> "其他临时外出 other temporary";
        };
    }
}
