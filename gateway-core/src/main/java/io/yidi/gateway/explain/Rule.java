package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;

/** 规则条款: the requirement behind a step, with the article it comes from. */
public enum Rule {
    /** Inpatient bills come as totals by fee category. */
    INPATIENT_SCOPE("BJ-23", Notice.BEIJING, "第二十三条", "住院费用转换为全国统一的大类费用信息", "a stay is sent as totals by fee category"),
    /** Outpatient bills are split line by line. */
    OUTPATIENT_SCOPE(
            "BJ-24",
            Notice.BEIJING,
            "第二十四条",
            "门诊费用按就医地支付范围逐项分割",
            "a visit is split line by line, by the scope of the care place"),
    /** The filing that stands when the bill is settled decides. */
    FILED(
            "BJ-13c",
            Notice.BEIJING,
            "第十三条",
            "出院结算前已办理备案的，直接结算",
            "a filing that is there when the bill is settled counts"),
    /** Some care needs no filing. */
    EXEMPT(
            "TJ-4.4d",
            Notice.TIANJIN,
            "四（四）",
            "京津冀普通门诊免备案试点",
            "ordinary outpatient care of the pilot areas needs no filing"),
    /** An emergency without a filing counts as filed. */
    DEEMED_FILED("BJ-27b", Notice.BEIJING, "第二十七条", "急诊且未备案的，视同已备案", "an emergency without a filing counts as filed"),
    /** Trauma without a third party, declared where that is asked for. */
    TRAUMA(
            "BJ-28a",
            Notice.BEIJING,
            "第二十八条",
            "声明无第三方责任的外伤费用按就医地规定纳入直接结算",
            "trauma without a third party is settled as the place of care lays down, once it is declared"),
    /** Form 12: care of another institution during a stay. */
    EXTERNAL_ORDER(
            "BJ-29",
            Notice.BEIJING,
            "第二十九条",
            "住院期间外院检查治疗、外购药品凭附件12计入本次住院",
            "what another institution did on form 12 counts in the stay"),
    /** What cannot be settled directly is paid in full. */
    FULL_PAY(
            "BJ-33b",
            Notice.BEIJING,
            "第三十三条",
            "不能直接结算的，参保人全额结算，基金不支付",
            "what cannot be settled directly is paid in full by the person"),
    /** A settlement is taken back whole and once. */
    REFUND("BJ-34a", Notice.BEIJING, "第三十四条", "退费为整笔结算的相反数，只退一次", "a settlement is taken back as a whole, and once"),
    /** The latest first. */
    SEQUENTIAL("BJ-34b", Notice.BEIJING, "第三十四条", "逐笔退费", "one after the other, the latest first"),
    /** An earlier one while later ones stay. */
    NON_ADJACENT("BJ-34c", Notice.BEIJING, "第三十四条", "隔笔退费，其后各笔不变", "an earlier one; later ones keep their split"),
    /** In a later benefit year. */
    CROSS_YEAR("BJ-34d", Notice.BEIJING, "第三十四条", "跨年退费，冲减原年度累计", "in a later year; the year it counted in is reduced"),
    /** After the clearing of its month. */
    AFTER_CLEARING(
            "BJ-34e", Notice.BEIJING, "第三十四条", "清算后退费，计入退费当月", "after clearing; it counts in the month it is made in"),
    /** What is taken out of the counters is exactly what was put in. */
    TAKEN_BACK(
            "INV-10",
            Notice.BEIJING,
            "第三十四条",
            "退费后累计恰好减去原结算所计",
            "the accumulators lose exactly what the settlement had added"),
    /** A stay over the year end is divided by days. */
    YEAR_END("BJ-31b", Notice.BEIJING, "第三十一条", "跨年度住院按住院天数分摊", "a stay over the turn of the year is divided by days"),
    /** The insured place decides deductible, ratios and caps. */
    BENEFIT("BJ-22a", Notice.BEIJING, "第二十二条", "就医地目录，参保地待遇", "scope of the care place, benefit of the insured place"),
    /** The insured place computes each fund and the person's part. */
    SPLIT(
            "NAT-17",
            Notice.NATIONAL,
            "第十七条",
            "参保地计算参保人个人负担和各项基金应支付金额",
            "the insured place computes the personal part and each fund's"),
    /** Living elsewhere: the local standard. */
    LONG_TERM("JZ-2.2a", Notice.JIAOZUO, "二（二）", "异地长期居住人员执行本地标准", "living elsewhere: the local standard"),
    /** Transferred: ten points less. */
    TRANSFER("JZ-2.4a", Notice.JIAOZUO, "二（四）", "转诊降低 10 个百分点", "transferred: 10 points less"),
    /** Emergency: no reduction. */
    EMERGENCY("JZ-2.4b", Notice.JIAOZUO, "二（四）", "急诊抢救不降低", "emergency rescue: not reduced"),
    /** Other temporary care: twenty points less. */
    OTHER_TEMPORARY("JZ-2.4c", Notice.JIAOZUO, "二（四）", "其他临时外出降低 20 个百分点", "other temporary care: 20 points less"),
    /** Living elsewhere, treated at home. */
    HOME_LONG_TERM(
            "JZ-2.2b",
            Notice.JIAOZUO,
            "二（二）",
            "长期居住人员回参保地住院降低 10 个百分点，慢特病不降低",
            "living elsewhere, treated at home: inpatient care 10 points less"),
    /** Temporarily elsewhere, treated at home. */
    HOME_TEMPORARY(
            "JZ-2.2d", Notice.JIAOZUO, "二（二）", "临时外出人员回参保地执行本地标准", "temporarily elsewhere: the local standard at home"),
    /** The four parts make the total. */
    PARTS(
            "BJ-F13c",
            Notice.BEIJING,
            "附件13 注2",
            "总费用 = 范围内 + 乙类先行自付 + 超限价自付 + 自费",
            "total = in scope + class B + over limit + own pay"),
    /** Total = funds + account + cash. */
    SUM("BJ-F13d", Notice.BEIJING, "附件13 注3", "总费用 = 基金支付（含个人账户）+ 个人现金", "total = funds, account among them, + cash");

    private static final String JIAOZUO_CODE = "jiaozuo";

    private final String requirement;
    private final Text document;
    private final String article;
    private final Text text;

    Rule(final String requirement, final Text document, final String article, final String zh, final String en) {
        this.requirement = requirement;
        this.document = document;
        this.article = article;
        this.text = Text.of(zh, en);
    }

    String requirement() {
        return requirement;
    }

    Text document() {
        return document;
    }

    String article() {
        return article;
    }

    Text text() {
        return text;
    }

    /** The rule behind care at home. */
    static Rule ofHome(final BenefitCategory category) {
        return category == BenefitCategory.HOME_LONG_TERM ? HOME_LONG_TERM : HOME_TEMPORARY;
    }

    /** The article behind a region's reduction of a category, if the notices at hand have one. */
    static Basis ofReduction(final String regionCode, final BenefitCategory category) {
        if (!regionCode.equals(JIAOZUO_CODE)) {
            return null;
        }
        return switch (category) {
            case LONG_TERM -> Basis.of(LONG_TERM);
            case TRANSFER -> Basis.of(TRANSFER);
            case EMERGENCY -> Basis.of(EMERGENCY);
            case OTHER_TEMPORARY -> Basis.of(OTHER_TEMPORARY);
            case HOME_LONG_TERM -> Basis.of(HOME_LONG_TERM);
            case HOME_TEMPORARY -> Basis.of(HOME_TEMPORARY);
            case EXEMPT -> null;
        };
    }

    /** The documents. */
    private static final class Notice {
        static final Text NATIONAL = Text.of("国家跨省异地就医直接结算经办规程", "National procedures for cross-province settlement");
        static final Text BEIJING = Text.of("北京市基本医疗保险跨省异地就医直接结算实施细则", "Beijing rules for cross-province settlement");
        static final Text TIANJIN = Text.of("津医保局发〔2022〕80号", "Tianjin notice 2022-80");
        static final Text JIAOZUO = Text.of("焦医保〔2022〕87号", "Jiaozuo notice 2022-87");
    }
}
