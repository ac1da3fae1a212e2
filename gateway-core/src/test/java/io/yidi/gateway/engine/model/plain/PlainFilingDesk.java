package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Where filings are ordered: who may, and at which counter. */
final class PlainFilingDesk {

    private static final List<Integer> INSURANCES = List.of(310, 390);

    private final PlainGateway gateway;
    private final PolicyPlane plane;
    private long lastNumber;

    PlainFilingDesk(final PlainGateway gateway, final PolicyPlane plane) {
        this.gateway = gateway;
        this.plane = plane;
    }

    /** The number of the next filing. */
    long nextNumber() {
        lastNumber++;
        return lastNumber;
    }

    Answer decide(final Command.Filing order) {
        final RegionPolicy region = plane.regionOf(order.insuredPlace());
        final PlainPerson person = gateway.person(order.personNo(), order.insuranceType());
        if (gateway.isDown(order.insuredPlace())) {
            return Answer.refused(ResultCode.DOWNTIME, "insuplc_admdvs");
        }
        if (region == null) {
            return Answer.refused(ResultCode.REGION_UNKNOWN, "insuplc_admdvs");
        }
        if (!INSURANCES.contains(order.insuranceType())) {
            return Answer.refused(ResultCode.INSURANCE_TYPE_UNSUPPORTED, "insutype");
        }
        if (person == null) {
            return Answer.refused(ResultCode.PERSON_UNKNOWN, "psn_no");
        }
        if (person.row.insuredPlace() != order.insuredPlace()) {
            return Answer.refused(ResultCode.INSURED_PLACE_DIFFERS, "insuplc_admdvs");
        }
        if (person.benefitOn(gateway.today()).equals("TERMINATED")) {
            return Answer.refused(ResultCode.BENEFIT_TERMINATED, "psn_no");
        }
        if (order.number() != 0 && !isMeant(order, region, person)) {
            return Answer.refused(ResultCode.FILING_NONE_IN_FORCE, "filing_no");
        }
        return switch (order.key().code()) {
            case "2503", "2504" -> new PlainChronicOrder(this, order, region, person).carryOut();
            case "2505", "2506" -> new PlainProviderOrder(this, order, region.filing(), person).carryOut();
            default -> new PlainGeneralOrder(this, order, region.filing(), person).carryOut();
        };
    }

    /** Whether the filing that is named by its number is in force, and one that the order can be about. */
    private boolean isMeant(final Command.Filing order, final RegionPolicy region, final PlainPerson person) {
        return person.filings.stream()
                .filter(one -> one.number == order.number() && one.isInForce(today()))
                .anyMatch(one -> switch (order.key().code()) {
                    case "2503", "2504" ->
                        one.kind == FilingKind.CHRONIC && one.disease.equals(nationalOf(order.disease(), region));
                    case "2505", "2506" ->
                        one.kind == FilingKind.CHOSEN_PROVIDER
                                && one.names(order.hospitals().get(0).code());
                    default -> one.isGeneral();
                });
    }

    /** What is shown of a person; nothing is remembered. */
    Answer show(final Command.FilingQuery query) {
        final PlainPerson person = gateway.person(query.personNo(), query.insuranceType());
        final LocalDate today = gateway.today();
        if (person == null) {
            return Answer.refused(ResultCode.PERSON_UNKNOWN, "psn_no");
        }
        if (person.row.insuredPlace() != query.insuredPlace()) {
            return Answer.refused(ResultCode.INSURED_PLACE_DIFFERS, "insuplc_admdvs");
        }
        final List<Answer.FilingShown> shown = person.filings.stream()
                .filter(one -> one.state.equals("REVIEW") || one.isInForce(today) && !today.isAfter(one.to))
                .map(PlainFiling::shown)
                .toList();
        return Answer.of(new Answer.FilingsShown(today, person.benefitOn(today), person.isSuspendedOn(today), shown));
    }

    LocalDate today() {
        return gateway.today();
    }

    /** Whether the hospital says that fees of a disease are open, or lines of a visit with it are not settled. */
    boolean owes(
            final Command.Filing order, final PlainPerson person, final RegionPolicy region, final String disease) {
        return order.feesOpen()
                || gateway.encounters().all().values().stream()
                        .filter(one -> one.person == person && !one.isStay)
                        .flatMap(one -> one.batches.values().stream())
                        .anyMatch(batch -> batch.settlementId == 0
                                && !batch.lines.isEmpty()
                                && (batch.disease.equals(disease)
                                        || nationalOf(batch.disease, region).equals(disease)));
    }

    /** The national code of a disease, or the code as it is if that stands for none. */
    String nationalOf(final String disease, final RegionPolicy region) {
        final long national =
                region.diseases().nationalOf(AsciiField.pack(disease), Math.toIntExact(today().toEpochDay()));
        return national == DiseaseCatalogue.UNKNOWN ? disease : unpacked(national);
    }

    /** Whether a channel is open: one of its own list, or without a list one of the region's. */
    static boolean isOpen(final List<FilingChannel> own, final FilingRules rules, final FilingChannel channel) {
        return (own.isEmpty() ? rules.channels() : own).contains(channel);
    }

    static boolean isComplete(
            final Collection<FilingDocument> shown, final List<FilingDocument> all, final List<FilingDocument> any) {
        return shown.containsAll(all) && (any.isEmpty() || any.stream().anyMatch(shown::contains));
    }

    /** First day on which a filing may be changed. */
    static LocalDate freeFrom(final FilingRules rules, final PlainFiling filing) {
        final boolean isLocked = filing.isLongTerm() && !(rules.changeLock().commitmentOnly() && filing.proven);
        return isLocked ? filing.registered.plusMonths(rules.changeLock().months()) : filing.registered;
    }

    /** The last of some months that begin on a day. */
    static LocalDate lastOf(final LocalDate from, final int months) {
        return from.plusMonths(months).minusDays(1);
    }

    private static String unpacked(final long packed) {
        final StringBuilder code = new StringBuilder();
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            if ((packed >>> shift & 0xFF) != 0) {
                code.append((char) (packed >>> shift & 0xFF));
            }
        }
        return code.toString();
    }
}
