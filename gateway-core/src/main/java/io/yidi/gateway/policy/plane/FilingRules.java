package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.Arrays;
import java.util.List;

/**
 * 备案规定: what one insured region lays down about filings. Immutable; part of the hashed rows of a bundle.
 *
 * @param categories groups of persons that it files
 * @param channels by which filings may come
 * @param longTerm validity of long-term filings
 * @param temporary validity of temporary filings
 * @param extension longer validity of temporary filings, or {@code null}
 * @param changeLock how long a long-term filing stands
 * @param cancelLongTerm whether the person may end a long-term filing himself
 * @param cancelTemporary whether the person may end a temporary filing himself
 * @param reviewNeeded whether a change takes effect only after a review (NAT-10a)
 * @param transferFromFiledPlace whether a long-term person is transferred by the filed place's hospitals (XJ-2.5d)
 * @param repeatTransferSimple whether the person files a transfer for the disease of an earlier one (XJ-3.3b)
 * @param documentsDueDays days in which the documents of a commitment are due; 0 for any time (XJ-3.2b)
 * @param home care at home
 * @param chronic chronic outpatient care
 * @param chosenProvidersMax providers a person chooses for outpatient care; 0 where all are open (XJ-3.1b)
 * @param exemptions care that needs no filing
 * @param lateFilings what a filing after discharge gives
 * @param provinceLevel two-digit provinces that are one coordination area (BJ-9a, AMB-14)
 * @param hotline whom to ask, or empty (TJ-8.4)
 */
public record FilingRules(
        List<CategoryRule> categories,
        List<FilingChannel> channels,
        ValidityRule longTerm,
        ValidityRule temporary,
        FilingExtension extension,
        ChangeLock changeLock,
        boolean cancelLongTerm,
        boolean cancelTemporary,
        boolean reviewNeeded,
        boolean transferFromFiledPlace,
        boolean repeatTransferSimple,
        int documentsDueDays,
        HomeRule home,
        ChronicRule chronic,
        int chosenProvidersMax,
        List<FilingExemption> exemptions,
        List<LateFilingRule> lateFilings,
        List<Integer> provinceLevel,
        String hotline) {

    /** A place that is no coordination area. */
    public static final int NO_AREA = 0;

    /** The municipalities, Hainan, Tibet and the Corps. */
    public static final List<Integer> PROVINCE_LEVEL = List.of(11, 12, 31, 46, 50, 54, 66);

    private static final int COUNTIES_OF_THE_PROVINCE = 90;

    /** Of a region that says nothing about filings: everything is accepted. */
    public static final FilingRules ANY = new FilingRules(
            Arrays.stream(FilingCategory.values()).map(FilingRules::anyOf).toList(),
            List.of(FilingChannel.values()),
            ValidityRule.ANY,
            ValidityRule.ANY,
            null,
            ChangeLock.NONE,
            true,
            true,
            false,
            false,
            false,
            0,
            HomeRule.NONE,
            ChronicRule.ANY,
            0,
            List.of(),
            List.of(),
            PROVINCE_LEVEL,
            "");

    /**
     * The rule for a group of persons.
     *
     * @param category the group
     * @return its rule, or {@code null} if the region does not file it
     */
    public CategoryRule category(final FilingCategory category) {
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).category() == category) {
                return categories.get(i);
            }
        }
        return null;
    }

    /**
     * Validity of the filings of a group.
     *
     * @param category the group
     * @return the rule
     */
    public ValidityRule validity(final FilingCategory category) {
        return category.isLongTerm() ? longTerm : temporary;
    }

    /**
     * Whether the person may end a filing himself.
     *
     * @param category what it was filed as
     * @return true if so
     */
    public boolean cancelBySelf(final FilingCategory category) {
        return category.isLongTerm() ? cancelLongTerm : cancelTemporary;
    }

    /**
     * Whether a care place lies within a filed place, which is a whole province where that is one coordination area.
     *
     * @param filedPlace six-digit area of the filing
     * @param carePlace six-digit area of the provider
     * @return true if the filing is for it
     */
    public boolean isWithin(final int filedPlace, final int carePlace) {
        return AreaPrefix.contains(filedPlace, carePlace)
                || (AreaPrefix.provinceOf(filedPlace) == AreaPrefix.provinceOf(carePlace)
                        && provinceLevel.contains(AreaPrefix.provinceOf(filedPlace)));
    }

    /**
     * The coordination area of a place, which is what filings are for: a province that is one area, else a city, else a
     * county that belongs to no city (BJ-9a, TJ-4.3b).
     *
     * @param place six-digit area
     * @return six-digit area, or {@link #NO_AREA} if the place is a province of several
     */
    public int coordinationArea(final int place) {
        if (provinceLevel.contains(AreaPrefix.provinceOf(place))) {
            return place / 10_000 * 10_000;
        }
        final int city = place / 100 % 100;
        if (city == 0) {
            return NO_AREA;
        }
        return city == COUNTIES_OF_THE_PROVINCE ? place : place / 100 * 100;
    }

    /**
     * Whether a visit needs no filing.
     *
     * @param insuredPlace six-digit area
     * @param carePlace six-digit area
     * @param careType kind of care
     * @param epochDay day of the visit
     * @return true if so
     */
    public boolean isExempt(final int insuredPlace, final int carePlace, final CareType careType, final int epochDay) {
        for (int i = 0; i < exemptions.size(); i++) {
            if (exemptions.get(i).covers(insuredPlace, carePlace, careType, epochDay)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a stay that was paid in full is claimed as.
     *
     * @param isLongTerm kind of the filing
     * @param basis what it rests on
     * @return how; by its category where the region says nothing
     */
    public LateFilingRule.Claim claim(final boolean isLongTerm, final FilingBasis basis) {
        for (int i = 0; i < lateFilings.size(); i++) {
            if (lateFilings.get(i).isFor(isLongTerm, basis)) {
                return lateFilings.get(i).claim();
            }
        }
        return LateFilingRule.Claim.BY_CATEGORY;
    }

    private static CategoryRule anyOf(final FilingCategory category) {
        final BenefitCategory benefit =
                category.isLongTerm() ? BenefitCategory.LONG_TERM : BenefitCategory.valueOf(category.name());
        return new CategoryRule(category, benefit, List.of(FilingBasis.values()), List.of(), List.of(), List.of(), "");
    }
}
