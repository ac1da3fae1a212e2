package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.FigureSource;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.gateway.policy.plane.SuspicionRules;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.code.VoucherType;
import java.util.List;
import java.util.Map;

/**
 * 政策包模型: packs as read and checked. Amounts in fen, ratios in bp, days as ISO text; every figure names its source.
 *
 * <p>The names and shapes of these records are the canonical rows that are hashed: changing one changes every hash.
 *
 * @param regions all regions, by code
 * @param plans all plans, one for each stretch of days in which its rows do not change
 * @param diseases the national catalogue of chronic diseases
 * @param openDiseases which of them a region settles directly
 * @param openings which places settle which kinds of care directly
 * @param careTerms what places of care lay down
 */
public record PackModel(
        List<Region> regions,
        List<PlanRows> plans,
        List<Disease> diseases,
        List<OpenDisease> openDiseases,
        List<Opening> openings,
        List<CareTerms> careTerms) {

    /** 可信度: how sure a figure is. */
    public enum Confidence {
        /** 官方文本. */
        A,
        /** 有旁证. */
        B,
        /** 单一来源. */
        C,
        /** 未核实. */
        D;

        public boolean isVerified() {
            return this == A || this == B;
        }
    }

    /** 出处: document and article a figure comes from, and how sure it is. */
    public record Source(String document, String article, Confidence confidence, String note) {

        public FigureSource figure() {
            return new FigureSource(document, article, confidence.name());
        }
    }

    /** 统筹区: one insured place: its areas, its scale of hospital levels, its funds and what it lays down on filings. */
    public record Region(
            String code,
            String name,
            String nameEn,
            List<String> areas,
            String from,
            String to,
            boolean emergencyDeemedFiled,
            List<String> levels,
            List<LevelMapping> levelMapping,
            Map<String, String> funds,
            String source,
            Map<String, Source> sources,
            FilingRules filing,
            SuspicionRules suspicion) {}

    /** Rank and type are {@code null} where the row is for any. */
    public record LevelMapping(int national, HospitalRank rank, ProviderType type, String careArea, int level) {}

    /** 慢特病病种: one disease of the national catalogue, on the days it stands there. */
    public record Disease(
            String code,
            String name,
            String nameEn,
            String from,
            String to,
            String source,
            Map<String, Source> sources) {}

    /** A national disease that a region has opened, and the region's own codes for it. */
    public record OpenDisease(
            String region,
            String code,
            List<String> local,
            String from,
            String to,
            String source,
            Map<String, Source> sources) {

        public String key() {
            return region + "/" + code + "/" + from;
        }
    }

    /** 开通: a kind of care that an area settles directly, as the place of care or as the insured place. */
    public record Opening(
            CareType careType,
            CareOpenings.Side side,
            String area,
            String from,
            String to,
            String source,
            Map<String, Source> sources) {

        public String key() {
            return careType + "/" + side + "/" + area + "/" + from;
        }
    }

    /** What a place of care lays down; vouchers in their order. */
    public record CareTerms(
            String area,
            String from,
            String to,
            List<VoucherType> vouchers,
            CareRule.Trauma trauma,
            boolean declaration,
            String source,
            Map<String, Source> sources) {

        public String key() {
            return area + "/" + from;
        }
    }

    /** A value and whom it is for. */
    public record Row<T>(Selector selector, String source, T value) {}

    /** One stretch of a band table; the last reaches to {@code BandTable.OPEN}. */
    public record Step(long upToFen, int ratioBp, String source) {}

    /** 待遇方案: what one insured place pays for one insurance and kind of care, on days in which no row changes. */
    public record PlanRows(
            String region,
            String name,
            int insuranceType,
            CareType careType,
            String disease,
            String from,
            String to,
            String source,
            int benefitYearStart,
            String poolFund,
            Groups groups,
            Deductible deductible,
            Plan.BandScope bandScope,
            List<Row<List<Step>>> bands,
            List<Tilt> statusRules,
            List<Reduction> reductions,
            List<Cap> caps,
            List<Layer> layers,
            List<Part> accountPays,
            Plan.Rounding rounding,
            Plan.YearEnd yearEnd,
            Map<String, Source> sources) {

        public String id() {
            return region + "/" + name + "/" + from;
        }
    }

    /** 累计分组: names under which plans count stays, deductible and bands together. */
    public record Groups(String stays, String deductible, String bands) {}

    /** 起付线: amounts in fen by stay or year, their limit in a year, and who is spared. */
    public record Deductible(
            DeductibleRule.Basis basis,
            List<Row<List<Long>>> amounts,
            List<Row<Long>> yearMax,
            List<String> waivedDiseases,
            List<AssistanceClass> waivedAssistance,
            boolean referralContinues) {}

    /** 倾斜: a change of a ratio for those a selector names, in bp. */
    public record Tilt(Selector selector, StatusRule.Kind kind, int valueBp, String source) {}

    /** 降幅: what a category of care outside costs in ratio, in bp. */
    public record Reduction(BenefitCategory category, ReductionRule.Kind kind, int valueBp, String source) {}

    /** 封顶线: limits in fen of a group of plans in a period. */
    public record Cap(
            String group,
            Period period,
            CapRule.Measure measure,
            CapRule.Beyond beyond,
            boolean perDisease,
            List<Row<Long>> amounts) {}

    /** 分层基金: a fund behind the pool: large, serious illness, civil servants, assistance. */
    public record Layer(
            String id,
            String fund,
            boolean enabled,
            List<PersonStatus> statuses,
            List<AssistanceClass> assistance,
            boolean civilServants,
            List<Part> base,
            List<Row<Long>> deductible,
            List<Row<List<Step>>> bands,
            LayerRule.Origin origin,
            List<Row<Long>> cap,
            LayerRule.Cumulation cumulate,
            boolean reductionApplies) {}
}
