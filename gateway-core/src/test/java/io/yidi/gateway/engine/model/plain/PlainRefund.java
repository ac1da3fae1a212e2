package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.benefit.Outcome;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.protocol.ResultCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a refund does to its settlement. */
final class PlainRefund {

    /** Later settlements that are looked at; with more of them one in force is assumed. */
    private static final int PASSED_OVER_MAX = 32;

    private final PlainGateway gateway;
    private final Command.Refund refund;
    private final PlainSettlement settled;

    PlainRefund(final PlainGateway gateway, final Command.Refund refund) {
        this.gateway = gateway;
        this.refund = refund;
        settled = gateway.settlements().get(refund.settlementId());
    }

    Answer decide() {
        final ResultCode code = settled == null ? ResultCode.SETTLEMENT_NOT_FOUND : refundable();
        if (code != ResultCode.DONE) {
            return Answer.refused(
                    code,
                    switch (code) {
                        case SETTLEMENT_OTHER_INSTITUTION -> "fixmedins_code";
                        case SETTLEMENT_OTHER_PERSON -> "psn_no";
                        case SETTLEMENT_OTHER_KIND -> "infno";
                        case SETTLEMENT_OTHER_ENCOUNTER -> "mdtrt_id";
                        default -> "setl_id";
                    });
        }
        final String kinds = kinds();
        final Map<String, Long> added = new TreeMap<>();
        settled.contributions.forEach((counter, delta) -> added.put(counter, -delta));
        countRefund(added);
        final boolean isThere = gateway.encounters().all().containsKey(settled.encounterId);
        final PlainSettlement taken = new PlainSettlement(
                gateway.nextId(), refund.key(), settled, added, isThere ? settled.encounterId : PlainSettlement.NONE);
        gateway.settlements().put(gateway.nextId(), taken);
        gateway.keys().find(settled.key).state = "REFUNDED";
        settled.isInForce = false;
        final Map<String, Long> effects = gateway.carryOut(taken.person, added, -settled.amounts.account());
        effects.putAll(gateway.encounters().reopen(settled.encounterId, settled.id, true));
        return Answer.of(
                new Answer.Refunded(
                        gateway.nextId(),
                        gateway.today(),
                        settled.id,
                        settled.day,
                        kinds,
                        taken.amounts,
                        taken.person.balance,
                        refund.encounterId() == Command.Refund.CANNOT_NAME
                                ? Command.Refund.CANNOT_NAME
                                : settled.encounterId),
                effects);
    }

    private ResultCode refundable() {
        if (!settled.key.institution().equals(refund.key().institution())) {
            return ResultCode.SETTLEMENT_OTHER_INSTITUTION;
        }
        if (gateway.person(refund.personNo(), settled.person.row.insuranceType()) != settled.person) {
            return ResultCode.SETTLEMENT_OTHER_PERSON;
        }
        if (settled.isRefund()) {
            return ResultCode.REFUND_OF_REFUND;
        }
        final String settledBy = Map.of("2103", "2102", "2208", "2207", "2305", "2304")
                .get(refund.key().code());
        if (!settled.key.code().equals(settledBy)) {
            return ResultCode.SETTLEMENT_OTHER_KIND;
        }
        if (refund.encounterId() > Command.Refund.NOT_NAMED && refund.encounterId() != settled.encounterId) {
            return ResultCode.SETTLEMENT_OTHER_ENCOUNTER;
        }
        return switch (gateway.keys().stateOf(settled.key)) {
            case "SETTLED" ->
                gateway.fixed(settled) == ResultCode.DONE && gateway.isDown(settled.insuredPlace)
                        ? ResultCode.DOWNTIME
                        : gateway.fixed(settled);
            case "REFUNDED" -> ResultCode.SETTLEMENT_REFUNDED;
            case "REVERSED" -> ResultCode.SETTLEMENT_REVERSED;
            default -> ResultCode.SETTLEMENT_EXPIRED;
        };
    }

    private String kinds() {
        final List<Answer.Year> years = settled.amounts.years();
        final boolean isLater = PlainBenefit.benefitYear(gateway.today(), settled.region)
                > years.get(years.size() - 1).year();
        final List<String> later = gateway.settlements().tailMap(settled.id, false).values().stream()
                .filter(one -> !one.isRefund()
                        && one.person == settled.person
                        && one.key.institution().equals(settled.key.institution()))
                .map(one -> gateway.keys().stateOf(one.key))
                .toList();
        final boolean isLatest = later.size() <= PASSED_OVER_MAX
                && List.of("REFUNDED", "REVERSED").containsAll(later);
        return (isLatest ? " sequential" : " non-adjacent")
                + (isLater ? " cross-year" : "")
                + (gateway.isCleared(settled) ? " after-clearing" : "");
    }

    /** One refund more, for each layer and year that looked at anything of the settlement. */
    private void countRefund(final Map<String, Long> added) {
        if (settled.region == null) {
            return;
        }
        final Map<Long, Long> refundCounters = new HashMap<>();
        settled.region.plans().stream()
                .flatMap(plan -> plan.layers().stream())
                .forEach((final LayerRule layer) -> refundCounters.put(layer.baseCounterId(), layer.refundCounterId()));
        for (final Answer.Year year : settled.amounts.years()) {
            refundCounters.forEach((base, refunds) -> {
                if (settled.contributions.containsKey(Outcome.key(base, year.year()))) {
                    added.merge(Outcome.key(refunds, year.year()), 1L, Long::sum);
                }
            });
        }
    }
}
