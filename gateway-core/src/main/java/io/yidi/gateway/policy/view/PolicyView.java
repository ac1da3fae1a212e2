package io.yidi.gateway.policy.view;

import io.yidi.gateway.policy.bundle.BundleRows;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.compile.LevelScale;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.read.PackReader;
import io.yidi.gateway.policy.read.RegionReader;
import io.yidi.protocol.code.CareType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * 政策视图: packs as people look at them: what applies to somebody, and every single value for comparison. Reads a
 * directory of packs, or the rows that a gateway keeps of a bundle; keeps nothing.
 */
public final class PolicyView {

    private final NavigableMap<String, String> rows;
    private final PackModel model;

    private PolicyView(final NavigableMap<String, String> rows) {
        this.rows = rows;
        this.model = BundleRows.model(rows);
    }

    /**
     * Looks at packs or at a bundle.
     *
     * @param place a directory of packs, or a file {@code bundles/<hash>.rows}
     * @return the view
     * @throws PackException with all problems of all files of the directory
     * @throws IOException if a file cannot be read, or the rows are not those of the hash in its name
     */
    public static PolicyView of(final Path place) throws PackException, IOException {
        return Files.isDirectory(place)
                ? new PolicyView(BundleRows.of(PackReader.read(place)))
                : new PolicyView(PolicyBundles.rowsIn(place));
    }

    /**
     * Hash of the bundle.
     *
     * @return 64 hex digits
     */
    public String bundleHash() {
        return BundleRows.hash(BundleRows.encode(rows));
    }

    /**
     * Names of the regions.
     *
     * @return codes in order
     */
    public List<String> regions() {
        return model.regions().stream().map(Region::code).sorted().toList();
    }

    /**
     * Number of plans.
     *
     * @return one for each stretch of days in which the figures of a plan do not change
     */
    public int planCount() {
        return model.plans().size();
    }

    /**
     * Every plan.
     *
     * @return in the order of regions
     */
    public List<PlanHead> planHeads() {
        return model.plans().stream()
                .map(plan -> head(plan, regionOf(plan)))
                .sorted(Comparator.comparing(PlanHead::id))
                .toList();
    }

    private static PlanHead head(final PlanRows plan, final Region region) {
        return new PlanHead(
                plan.id(),
                plan.region(),
                region.name(),
                region.nameEn(),
                plan.insuranceType(),
                plan.careType(),
                plan.disease(),
                plan.from(),
                plan.to());
    }

    private Region regionOf(final PlanRows plan) {
        return model.regions().stream()
                .filter(region -> region.code().equals(plan.region()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Every single value.
     *
     * @return by the key of its row, such as {@code plan/beijing/employee-inpatient/2022-01-01}, and the path in it
     */
    public NavigableMap<String, NavigableMap<String, String>> values() {
        return FlatRows.of(rows);
    }

    /**
     * The region of a code or of a place.
     *
     * @param codeOrArea name of a region, or an area code of six digits
     * @return code of the region whose areas have the longest prefix of the place, if there is one
     */
    public Optional<String> regionOf(final String codeOrArea) {
        return model.regions().stream()
                .filter(region -> region.code().equals(codeOrArea)
                        || region.areas().stream().anyMatch(codeOrArea::startsWith))
                .max(Comparator.comparingInt(region -> longestPrefix(region, codeOrArea)))
                .map(Region::code);
    }

    private static int longestPrefix(final Region region, final String area) {
        return region.areas().stream()
                .filter(area::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /**
     * What a plan says to somebody.
     *
     * @param question which plan
     * @param person whose level is filled from the question
     * @return what applies, if the region has a plan for the care on the day
     */
    public Optional<PlanView> plan(final PlanQuestion question, final BenefitContext person) {
        return model.plans().stream()
                .filter(plan -> question.fits(plan.region(), plan.insuranceType(), plan.careType())
                        && question.isWithin(plan.from(), plan.to())
                        && (plan.disease().isEmpty() || plan.disease().equals(question.disease())))
                .max(Comparator.comparing(PlanRows::disease))
                .map(plan -> view(plan, question, person));
    }

    private PlanView view(final PlanRows plan, final PlanQuestion question, final BenefitContext person) {
        final Region region = regionOf(plan);
        person.level = LevelScale.levelOf(
                region, question.nationalLevel(), ProviderType.of(question.careType()), question.carePlace());
        return new AppliedFigures(plan, region, person).view();
    }

    /**
     * 方案概要: one stretch of days in which the figures of a plan do not change.
     *
     * @param id of the plan
     * @param region its code
     * @param regionName what people call the region
     * @param regionNameEn the same in English
     * @param insuranceType {@code insutype}
     * @param careType kind of care
     * @param disease national code, or empty
     * @param from first day
     * @param to last day
     */
    public record PlanHead(
            String id,
            String region,
            String regionName,
            String regionNameEn,
            int insuranceType,
            CareType careType,
            String disease,
            String from,
            String to) {

        /** Whether there is no last day. */
        public boolean isOpen() {
            return to.equals(RegionReader.LAST_DAY.toString());
        }
    }

    /**
     * Which plan is asked for.
     *
     * @param region its code
     * @param insuranceType {@code insutype}
     * @param careType kind of care
     * @param disease national code, or empty
     * @param date that picks the version
     * @param nationalLevel of the hospital, 1 … 3
     * @param carePlace area code of the hospital
     */
    public record PlanQuestion(
            String region,
            int insuranceType,
            CareType careType,
            String disease,
            LocalDate date,
            int nationalLevel,
            int carePlace) {

        private boolean fits(final String planRegion, final int planInsurance, final CareType planCare) {
            return region.equals(planRegion) && insuranceType == planInsurance && careType == planCare;
        }

        private boolean isWithin(final String from, final String to) {
            final String day = date.toString();
            return from.compareTo(day) <= 0 && day.compareTo(to) <= 0;
        }
    }
}
