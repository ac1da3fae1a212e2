package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.List;

/** 参保地政策: what one insured region lays down. Immutable. */
public final class RegionPolicy {

    /** The region's scale has no level for such a hospital. */
    public static final int NO_LEVEL = -1;

    private final String code;
    private final String name;
    private final List<String> areas;
    private final EffectiveDays days;
    private final boolean emergencyDeemedFiled;
    private final FilingRules filing;
    private final SuspicionRules suspicion;
    private final List<String> levelNames;
    private final List<LevelRow> levelRows;
    private final List<Plan> plans;
    private final PlanTable planTable;
    private final List<Accumulation> accumulations;
    private final DiseaseCatalogue diseases;

    /**
     * One row of the mapping from a provider of care to the region's own scale.
     *
     * @param nationalLevel 1, 2, 3, or 0 for any
     * @param rank whose hospital it is, or {@link HospitalRank#NONE} for any
     * @param type of the provider, or {@code null} for any
     * @param careAreaPrefix first digits of the care place, or empty for any
     * @param level index into the region's scale
     */
    public record LevelRow(int nationalLevel, HospitalRank rank, ProviderType type, String careAreaPrefix, int level) {

        /**
         * Whether the row is for a provider.
         *
         * @param hospitalLevel national level, 1 … 3
         * @param hospitalRank whose hospital it is, as far as it is known
         * @param providerType hospital or pharmacy
         * @param careArea six digits of the care place as a number
         * @return true if all of it matches
         */
        public boolean matches(
                final int hospitalLevel,
                final HospitalRank hospitalRank,
                final ProviderType providerType,
                final int careArea) {
            return (nationalLevel == 0 || nationalLevel == hospitalLevel)
                    && (rank == HospitalRank.NONE || rank == hospitalRank)
                    && (type == null || type == providerType)
                    && (careAreaPrefix.isEmpty() || AreaPrefix.covers(careAreaPrefix, careArea));
        }
    }

    /**
     * Makes a region that says nothing about filings and knows no chronic disease.
     *
     * @param code name of its pack
     * @param name what people call it
     * @param emergencyDeemedFiled whether an unfiled emergency counts as filed (BJ-27b)
     * @param levelNames the region's own scale of hospital levels
     * @param levelRows mapping onto that scale, the first match decides
     * @param plans all plans of the region
     */
    public RegionPolicy(
            final String code,
            final String name,
            final boolean emergencyDeemedFiled,
            final List<String> levelNames,
            final List<LevelRow> levelRows,
            final List<Plan> plans) {
        this(
                code,
                name,
                List.of(),
                EffectiveDays.ALWAYS,
                emergencyDeemedFiled,
                FilingRules.ANY,
                SuspicionRules.NONE,
                levelNames,
                levelRows,
                plans,
                DiseaseCatalogue.EMPTY);
    }

    /**
     * Makes a region.
     *
     * @param code name of its pack
     * @param name what people call it
     * @param areas prefixes of the areas whose people it insures
     * @param days on which it settles directly
     * @param emergencyDeemedFiled whether an unfiled emergency counts as filed (BJ-27b)
     * @param filing what it lays down about filings
     * @param suspicion what it wants marked
     * @param levelNames the region's own scale of hospital levels
     * @param levelRows mapping onto that scale, the first match decides
     * @param plans all plans of the region
     * @param diseases chronic diseases as the region sees them
     */
    public RegionPolicy(
            final String code,
            final String name,
            final List<String> areas,
            final EffectiveDays days,
            final boolean emergencyDeemedFiled,
            final FilingRules filing,
            final SuspicionRules suspicion,
            final List<String> levelNames,
            final List<LevelRow> levelRows,
            final List<Plan> plans,
            final DiseaseCatalogue diseases) {
        this.code = code;
        this.name = name;
        this.areas = List.copyOf(areas);
        this.days = days;
        this.emergencyDeemedFiled = emergencyDeemedFiled;
        this.filing = filing;
        this.suspicion = suspicion;
        this.levelNames = List.copyOf(levelNames);
        this.levelRows = List.copyOf(levelRows);
        this.plans = List.copyOf(plans);
        this.planTable = new PlanTable(this.plans);
        this.accumulations = Accumulation.of(plans);
        this.diseases = diseases;
    }

    /**
     * Whether the region settles care directly that ends on a day.
     *
     * @param epochDay day of discharge, or of the visit
     * @return true if its rules are in force then (TJ-9)
     */
    public boolean settlesOn(final int epochDay) {
        return days.contain(epochDay);
    }

    /**
     * Name of the pack.
     *
     * @return such as {@code beijing}
     */
    public String code() {
        return code;
    }

    /**
     * What people call the region.
     *
     * @return such as 北京市
     */
    public String name() {
        return name;
    }

    /**
     * Whether an unfiled emergency counts as filed.
     *
     * @return true unless the region says no
     */
    public boolean emergencyDeemedFiled() {
        return emergencyDeemedFiled;
    }

    /**
     * What the region lays down about filings.
     *
     * @return its rules
     */
    public FilingRules filing() {
        return filing;
    }

    /**
     * What the region wants marked for those who check.
     *
     * @return its rules
     */
    public SuspicionRules suspicion() {
        return suspicion;
    }

    /**
     * Whether an area is home to the people of the region.
     *
     * @param area six-digit code as a number
     * @return true if the region insures its people
     */
    public boolean isHome(final int area) {
        return AreaPrefix.anyCovers(areas, area);
    }

    /**
     * The region's own scale of hospital levels.
     *
     * @return names by index
     */
    public List<String> levelNames() {
        return levelNames;
    }

    /**
     * The region's level for a hospital elsewhere of which only the national level is known.
     *
     * @param hospitalLevel national level, 1 … 3
     * @param careArea six digits of the care place as a number
     * @return index into {@link #levelNames()}, or {@link #NO_LEVEL}
     */
    public int levelOf(final int hospitalLevel, final int careArea) {
        return levelOf(hospitalLevel, HospitalRank.NONE, ProviderType.HOSPITAL, careArea);
    }

    /**
     * The region's level for a provider elsewhere.
     *
     * @param hospitalLevel national level, 1 … 3
     * @param rank whose hospital it is; {@link HospitalRank#NONE} fits only rows that name no rank
     * @param type hospital or pharmacy
     * @param careArea six digits of the care place as a number
     * @return index into {@link #levelNames()}, or {@link #NO_LEVEL}
     */
    public int levelOf(final int hospitalLevel, final HospitalRank rank, final ProviderType type, final int careArea) {
        for (int i = 0; i < levelRows.size(); i++) {
            if (levelRows.get(i).matches(hospitalLevel, rank, type, careArea)) {
                return levelRows.get(i).level();
            }
        }
        return NO_LEVEL;
    }

    /**
     * The plan of a bill: one for its disease if the region has it, else the one for any disease.
     *
     * @param insuranceType {@code insutype}
     * @param careType kind of care
     * @param diseaseKey packed disease code, or 0
     * @param epochDay day that picks the version
     * @return the plan, or {@code null} if the region has none for that day
     */
    public Plan plan(final int insuranceType, final CareType careType, final long diseaseKey, final int epochDay) {
        return planTable.find(insuranceType, careType, diseaseKey, epochDay);
    }

    /**
     * Chronic diseases as the region sees them.
     *
     * @return the national catalogue, the region's own codes, and what is open
     */
    public DiseaseCatalogue diseases() {
        return diseases;
    }

    /**
     * All plans of the region.
     *
     * @return in the order of the pack
     */
    public List<Plan> plans() {
        return plans;
    }

    /**
     * What the counters of all plans add up.
     *
     * @return each counter once
     */
    public List<Accumulation> accumulations() {
        return accumulations;
    }
}
