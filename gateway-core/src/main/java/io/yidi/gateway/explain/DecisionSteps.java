package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.VoucherType;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/**
 * 判定说明: the rows of the decision in their order, what each looked at, and which one decided. The first row that applies
 * decides; rows behind it are not shown.
 */
final class DecisionSteps {

    private static final int PROVINCE = 10_000;
    private static final int PAUSED = 1;
    private static final int ENDED = 2;

    private final SettleRequestDecoder bill;
    private final Facts facts;
    private final RegionPolicy region;
    private final CareRule careRule;
    private final Steps steps;
    private ResultCode refusal;
    private BenefitCategory category;
    private int level = RegionPolicy.NO_LEVEL;
    private int referredFromLevel = RegionPolicy.NO_LEVEL;
    private int number;

    /** One row: what is asked, and what was looked at. */
    private record Row(String id, Text title, Text lookedAt) {}

    DecisionSteps(
            final SettleRequestDecoder bill,
            final Facts facts,
            final RegionPolicy region,
            final CareRule careRule,
            final Steps steps) {
        this.bill = bill;
        this.facts = facts;
        this.region = region;
        this.careRule = careRule;
        this.steps = steps;
    }

    /** Explains until a row decides; false if it refuses. */
    boolean explain() {
        steps.heading("decision", Text.of("待遇类别判定", "decision of the category"), Text.NONE);
        decideIdentity();
        if (refusal == null) {
            decideStatus();
        }
        if (refusal == null && category == null) {
            decideFiling();
        }
        if (refusal == null) {
            decideLevel();
        }
        return refusal == null;
    }

    /** Why the bill is refused; {@code null} if it is not. */
    ResultCode refusal() {
        return refusal;
    }

    /** What the bill is settled as; {@code null} if it is refused before that. */
    BenefitCategory category() {
        return category;
    }

    /** Level of the provider on the region's scale, once it is decided. */
    int level() {
        return level;
    }

    /** Level the person was referred from, −1 without a referral. */
    int referredFromLevel() {
        return referredFromLevel;
    }

    private void decideIdentity() {
        refuseIf(
                region == null,
                ResultCode.REGION_UNKNOWN,
                new Row(
                        "region",
                        Text.of("参保地有政策", "the insured place has a policy"),
                        Text.same(place(facts.insuredPlace())).plus(region == null ? "" : " " + region.name())));
        if (refusal == null && !region.settlesOn(facts.lastEpochDay())) {
            refuseIf(
                    true,
                    ResultCode.REGION_NOT_IN_FORCE,
                    new Row(
                            "region-days",
                            Text.of("参保地政策有效期", "days of the policy of the insured place"),
                            Text.same(Terms.date(facts.lastEpochDay()))));
        }
        refuseIf(
                InsuranceType.of(bill.insuranceType()) == null,
                ResultCode.INSURANCE_TYPE_UNSUPPORTED,
                new Row("insurance", Text.of("险种", "insurance"), Text.same("insutype " + bill.insuranceType())));
        refuseIf(
                !careRule.accepts(VoucherType.of(bill.voucherType())),
                ResultCode.VOUCHER_NOT_ACCEPTED,
                new Row("voucher", Text.of("凭证", "voucher"), Text.same("mdtrt_cert_type 0" + bill.voucherType())));
        if (facts.access() != ResultCode.DONE) {
            refuseIf(
                    true,
                    facts.access(),
                    new Row(
                            "access",
                            Text.of("机构与就医地开通", "provider and opened places"),
                            Text.same(bill.institutionCode() + " " + place(facts.carePlace()))));
        }
        refuseIf(
                facts.person().isEmpty(),
                ResultCode.PERSON_UNKNOWN,
                new Row(
                        "person",
                        Text.of("参保登记", "registration"),
                        facts.person()
                                .map(person -> Text.of("已登记", "registered"))
                                .orElse(Text.of("未登记", "not registered"))));
        if (refusal == null) {
            final int registered = facts.person().orElseThrow().registeredPlace();
            refuseIf(
                    registered != facts.insuredPlace(),
                    ResultCode.INSURED_PLACE_DIFFERS,
                    new Row(
                            "insured-place",
                            Text.of("参保地一致", "same insured place"),
                            Text.of("登记 ", "registered ")
                                    .plus(place(registered))
                                    .plus(Text.of("，账单 ", ", bill "))
                                    .plus(place(facts.insuredPlace()))));
        }
    }

    private void decideStatus() {
        if (facts.decision() == ResultCode.PERSON_SUSPENDED) {
            refuseIf(
                    true,
                    ResultCode.PERSON_SUSPENDED,
                    new Row("suspension", Text.of("暂停直接结算", "direct settlement suspended"), Text.NONE));
            return;
        }
        final int benefit = facts.person().orElseThrow().benefit();
        final Row status = new Row("benefit-status", Text.of("待遇状态", "benefit status"), benefitText(benefit));
        if (benefit == ENDED) {
            refuseIf(true, ResultCode.BENEFIT_TERMINATED, status);
        } else {
            refuseIf(benefit == PAUSED, ResultCode.BENEFIT_PAUSED, status);
        }
        refuseIf(
                facts.thirdParty(),
                ResultCode.THIRD_PARTY_LIABLE,
                new Row("third-party", Text.of("第三方责任", "third party liable"), Terms.yesNo(facts.thirdParty())));
        decideTrauma();
        decideChronic();
        decideHome();
    }

    /** A trauma is settled as the place of care lays down. */
    private void decideTrauma() {
        if (!facts.trauma() || refusal != null) {
            return;
        }
        final boolean isDeclared = bill.careFlags().declared();
        final Row row = new Row(
                "trauma",
                Text.of("外伤", "trauma"),
                Text.same(place(facts.carePlace()))
                        .plus(Text.of("：", ": "))
                        .plus(Terms.of(careRule.trauma()))
                        .plus(careRule.needsDeclaration() ? Text.of("，须填附件11", ", on form 11") : Text.NONE)
                        .plus(isDeclared ? Text.of("，已填", ", completed") : Text.of("，未填", ", not completed")));
        if (careRule.trauma() == CareRule.Trauma.NOT) {
            refuseIf(true, ResultCode.TRAUMA_NOT_SETTLED, row);
        } else if (careRule.needsDeclaration() && !isDeclared) {
            refuseIf(true, ResultCode.TRAUMA_NOT_DECLARED, row);
        } else {
            steps.line("decision/" + ++number + "/trauma", row.title, row.lookedAt, "", Basis.of(Rule.TRAUMA));
        }
    }

    /** Which chronic filings a person has is told by what the decision came to. */
    private void decideChronic() {
        final boolean isRefused = facts.careType() == CareType.CHRONIC_OUTPATIENT
                && facts.decision() != ResultCode.DONE
                && !isAboutHome(facts.decision());
        refuseIf(
                isRefused,
                facts.decision(),
                new Row(
                        "chronic",
                        Text.of("门诊慢特病须专门备案", "chronic care needs its own filing"),
                        Terms.of(facts.careType())));
    }

    private void decideHome() {
        final Row row = new Row(
                "cross-province",
                Text.of("跨省就医", "care in another province"),
                Text.same(place(facts.insuredPlace()) + " → " + place(facts.carePlace())));
        if (facts.insuredPlace() / PROVINCE != facts.carePlace() / PROVINCE || refusal != null) {
            refuseIf(false, ResultCode.NOT_CROSS_PROVINCE, row);
        } else if (isAtHome()) {
            category = facts.category().orElseThrow();
            decide("home", Text.of("回参保地就医", "at home"), filing(), Basis.of(Rule.ofHome(category)));
        } else {
            refuseIf(
                    true,
                    facts.decision() == ResultCode.HOME_DOCUMENTS_MISSING
                            ? ResultCode.HOME_DOCUMENTS_MISSING
                            : ResultCode.NOT_CROSS_PROVINCE,
                    row);
        }
    }

    private boolean isAtHome() {
        return facts.category()
                .filter(found -> found == BenefitCategory.HOME_LONG_TERM || found == BenefitCategory.HOME_TEMPORARY)
                .isPresent();
    }

    private static boolean isAboutHome(final ResultCode code) {
        return code == ResultCode.NOT_CROSS_PROVINCE || code == ResultCode.HOME_DOCUMENTS_MISSING;
    }

    private void decideFiling() {
        final ResultCode mismatch = mismatch();
        if (mismatch == ResultCode.DONE) {
            category = filedCategory();
            decide("filing", Text.of("备案符合", "the filing matches"), filing(), Basis.of(Rule.FILED));
        } else if (facts.emergency() && region.emergencyDeemedFiled()) {
            pass(new Row(
                    "filing",
                    Text.of("备案符合", "the filing matches"),
                    filing().plus("; ").plus(why(mismatch))));
            category = BenefitCategory.EMERGENCY;
            decide(
                    "deemed-filed",
                    Text.of("急诊视同备案", "an emergency counts as filed"),
                    Text.of("医院声明急诊", "the hospital states an emergency"),
                    Basis.of(Rule.DEEMED_FILED));
        } else if (facts.category().filter(BenefitCategory.EXEMPT::equals).isPresent()) {
            category = BenefitCategory.EXEMPT;
            decide("exempt", Text.of("免备案", "no filing needed"), filing(), Basis.of(Rule.EXEMPT));
        } else {
            refuseIf(true, mismatch, new Row("filing", Text.of("备案符合", "the filing matches"), filing()));
        }
    }

    private void decideLevel() {
        level = region.levelOf(
                bill.hospitalLevel(), facts.rank(), ProviderType.of(facts.careType()), facts.carePlace());
        final boolean isReferred = level != RegionPolicy.NO_LEVEL && bill.referralStep() != ReferralStep.NONE;
        if (isReferred) {
            referredFromLevel = region.levelOf(bill.referredFromLevel(), facts.carePlace());
        }
        final boolean fromUnknown = isReferred && referredFromLevel == RegionPolicy.NO_LEVEL;
        final Text known = level == RegionPolicy.NO_LEVEL
                ? Text.NONE
                : Text.same(" → " + region.levelNames().get(level));
        refuseIf(
                level == RegionPolicy.NO_LEVEL || fromUnknown,
                ResultCode.HOSPITAL_LEVEL_UNMAPPED,
                new Row(
                        "level",
                        Text.of("医院级别对应", "level on the insured region's scale"),
                        Text.same("hosp_lv " + bill.hospitalLevel()).plus(known)));
    }

    /** Who is transferred on is that, else of the group that was filed; an emergency in other temporary care is one. */
    private BenefitCategory filedCategory() {
        if (facts.filing().orElseThrow().transferredOn()) {
            return BenefitCategory.TRANSFER;
        }
        final FilingCategory group = facts.filing().orElseThrow().category();
        final CategoryRule rule = region.filing().category(group);
        final BenefitCategory filed = (rule == null ? FilingRules.ANY.category(group) : rule).benefit();
        return filed == BenefitCategory.OTHER_TEMPORARY && facts.emergency() ? BenefitCategory.EMERGENCY : filed;
    }

    /** Why no filing matches, or {@code DONE}; one that is said to match is looked at again. */
    private ResultCode mismatch() {
        if (!facts.filed()) {
            return facts.decision() == ResultCode.DONE ? ResultCode.NOT_FILED : facts.decision();
        }
        if (facts.filing().isEmpty()) {
            return ResultCode.NOT_FILED;
        }
        final Facts.Filing filing = facts.filing().get();
        final boolean isChronic = facts.careType() == CareType.CHRONIC_OUTPATIENT;
        if (!isChronic && !region.filing().isWithin(filing.place(), facts.carePlace())) {
            return ResultCode.FILING_OTHER_PLACE;
        }
        final boolean opensVisit = facts.careType() == CareType.OUTPATIENT && filing.isFor(CareType.INPATIENT);
        if (!isChronic && !filing.isFor(facts.careType()) && !opensVisit) {
            return ResultCode.FILING_OTHER_CARE_TYPE;
        }
        return filing.covers(facts.firstEpochDay()) || filing.covers(facts.lastEpochDay())
                ? ResultCode.DONE
                : ResultCode.FILING_EXPIRED;
    }

    private Text filing() {
        return facts.filing()
                .map(filing -> Terms.ofCategory(filing.category().name())
                        .plus(filing.transferredOn() ? Text.of("（转出）", " (transferred on)") : Text.NONE)
                        .plus(Text.of("，备案地 ", ", filed for "))
                        .plus(place(filing.place()))
                        .plus(Text.of("，自 ", ", from "))
                        .plus(Terms.date(filing.fromEpochDay()))
                        .plus(
                                filing.toEpochDay() == Integer.MAX_VALUE
                                        ? Text.NONE
                                        : Text.of(" 至 ", " to ").plus(Terms.date(filing.toEpochDay())))
                        .plus(Text.of("；就医 ", "; care at "))
                        .plus(place(facts.carePlace()))
                        .plus(", " + Terms.date(facts.firstEpochDay()) + " – " + Terms.date(facts.lastEpochDay())))
                .orElse(Text.of("没有备案", "no filing"));
    }

    private void refuseIf(final boolean applies, final ResultCode code, final Row row) {
        if (refusal != null) {
            return;
        }
        if (!applies) {
            pass(row);
            return;
        }
        refusal = code;
        steps.line(
                "decision/" + ++number + "/" + row.id,
                row.title,
                row.lookedAt.plus(" → ").plus(why(code)),
                code.label(),
                new Basis(code.requirement(), Text.NONE, "", "", why(code)));
    }

    private void pass(final Row row) {
        steps.line("decision/" + ++number + "/" + row.id, row.title, row.lookedAt, "");
    }

    private void decide(final String id, final Text title, final Text lookedAt, final Basis basis) {
        steps.line(
                "decision/" + ++number + "/" + id,
                title,
                lookedAt.plus(" → ").plus(Terms.ofCategory(category.name())),
                "",
                basis);
    }

    /** What a code of the catalogue says. */
    static Text why(final ResultCode code) {
        return Text.of(ResultTexts.ZH_CN.text(code), ResultTexts.EN.text(code));
    }

    private static Text benefitText(final int benefit) {
        return switch (benefit) {
            case PAUSED -> Text.of("暂停", "paused");
            case ENDED -> Text.of("终止", "ended");
            default -> Text.of("正常", "normal");
        };
    }

    /** An area as six digits. */
    static String place(final int area) {
        return Integer.toString(1_000_000 + area).substring(1);
    }
}
