package io.yidi.gateway.engine.filing;

import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.ChangeLock;
import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.gateway.policy.plane.FilingExemption;
import io.yidi.gateway.policy.plane.FilingExtension;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.HomeRule;
import io.yidi.gateway.policy.plane.LateFilingRule;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingChannel;
import java.util.List;

/** Rules that accept everything, but for what a test sets. */
final class FilingRulesBuilder {

    List<CategoryRule> categories = FilingRules.ANY.categories();
    List<FilingChannel> channels = FilingRules.ANY.channels();
    ValidityRule longTerm = ValidityRule.ANY;
    ValidityRule temporary = ValidityRule.ANY;
    FilingExtension extension;
    ChangeLock changeLock = ChangeLock.NONE;
    boolean cancelLongTerm = true;
    boolean cancelTemporary = true;
    boolean reviewNeeded;
    boolean transferFromFiledPlace;
    boolean repeatTransferSimple;
    int documentsDueDays;
    HomeRule home = HomeRule.NONE;
    ChronicRule chronic = ChronicRule.ANY;
    int chosenProvidersMax;
    List<FilingExemption> exemptions = List.of();
    List<LateFilingRule> lateFilings = List.of();

    /** Care of every kind at home. */
    FilingRulesBuilder withHome(final boolean needsDocuments) {
        home = new HomeRule(List.of(CareType.values()), List.of(CareType.values()), needsDocuments, "");
        return this;
    }

    FilingRules build() {
        return new FilingRules(
                categories,
                channels,
                longTerm,
                temporary,
                extension,
                changeLock,
                cancelLongTerm,
                cancelTemporary,
                reviewNeeded,
                transferFromFiledPlace,
                repeatTransferSimple,
                documentsDueDays,
                home,
                chronic,
                chosenProvidersMax,
                exemptions,
                lateFilings,
                FilingRules.PROVINCE_LEVEL,
                "12393");
    }
}
