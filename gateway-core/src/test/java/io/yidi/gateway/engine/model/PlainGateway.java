package io.yidi.gateway.engine.model;

import io.yidi.gateway.engine.benefit.Outcome;
import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The gateway once more, told plainly: maps, lists and exact fractions, one command after the other. It shares nothing
 * with the engine but the rows of policies and files, and the codes of results.
 */
class PlainGateway {

    private record PersonKey(String number, int insuranceType) {}

    private final PlainKeys keys;
    private final PlainEncounters encounters;
    private final PlainBenefit benefit;
    private final Map<PersonKey, PlainPerson> persons = new HashMap<>();
    private final TreeMap<Long, PlainSettlement> settlements = new TreeMap<>();
    private final Set<String> clearedMonths = new HashSet<>();
    private final PlainAudit audit = new PlainAudit(this);
    private LocalDate today;
    private long nextId = 1;

    PlainGateway(final PolicyPlane plane, final int undatedKeysMax, final EncounterLimits limits) {
        keys = new PlainKeys(undatedKeysMax);
        encounters = new PlainEncounters(this, limits);
        benefit = new PlainBenefit(this, plane);
    }

    LocalDate today() {
        return today;
    }

    long nextId() {
        return nextId;
    }

    PlainKeys keys() {
        return keys;
    }

    PlainEncounters encounters() {
        return encounters;
    }

    Map<Long, PlainSettlement> settlements() {
        return settlements;
    }

    Collection<PlainPerson> persons() {
        return new HashSet<>(persons.values());
    }

    int personNumbers() {
        return persons.size();
    }

    PlainAudit audit() {
        return audit;
    }

    /** The person behind a number, or {@code null}. */
    PlainPerson person(final String number, final int insuranceType) {
        return persons.get(new PersonKey(number, insuranceType));
    }

    void cutOver(final LocalDate day) {
        today = day;
        keys.cutOver(day);
    }

    void load(final PersonRow row) {
        persons.computeIfAbsent(new PersonKey(row.personNo(), row.insuranceType()), number -> new PlainPerson())
                .load(row);
    }

    void file(final FilingRow row) {
        final PlainPerson person = person(row.personNo(), row.insuranceType());
        final LocalDate from = LocalDate.ofEpochDay(row.registeredEpochDay());
        person.filings.stream().filter(one -> isReplaced(one, row)).forEach(one -> one.end(from, true));
        person.filings.add(0, new PlainFiling(row));
    }

    void change(final PersonChangeRow row) {
        final PlainPerson person = person(row.personNo(), row.insuranceType());
        if (person == null) {
            return;
        }
        final LocalDate from = LocalDate.ofEpochDay(row.fromEpochDay());
        switch (row.kind()) {
            case PAUSE -> person.change("PAUSED", from);
            case RESUME -> person.change("NORMAL", from);
            case TERMINATE -> person.change("TERMINATED", from);
            case SUSPEND -> {
                person.suspendedFrom = from;
                person.suspendedTo = LocalDate.ofEpochDay(row.toEpochDay());
            }
            case ENROLMENT ->
                person.filings.stream().filter(PlainFiling::isGeneral).forEach(one -> one.end(from, false));
            case NUMBER -> persons.putIfAbsent(new PersonKey(row.newPersonNo(), row.insuranceType()), person);
            default -> throw new AssertionError("expected a change that the campaign draws: " + row);
        }
    }

    /** Notes that the clearing of a month was applied for; false if the month is not over. */
    boolean clear(final int insuredProvince, final YearMonth month) {
        if (!month.isBefore(YearMonth.from(today))) {
            return false;
        }
        clearedMonths.add(insuredProvince + "/" + month);
        return true;
    }

    /** Decides a command and does what it says. */
    Answer answer(final Command command) {
        if (command.isQuote()) {
            return command.decidedBy(this);
        }
        final PlainKeys.Entry known = keys.find(command.key());
        if (known != null && !known.state.equals("BLOCKED")) {
            return Answer.of(
                    known.command.equals(command) ? new Answer.Repeated(known.says) : new Answer.Conflicting());
        }
        final ResultCode admission = keys.admission(command.key(), known == null ? 1 : 0);
        if (admission != ResultCode.DONE) {
            return Answer.of(new Answer.Declined(admission, "msgid"));
        }
        final Answer answer = known == null || command instanceof Command.Reversal
                ? command.decidedBy(this)
                : Answer.refused(ResultCode.BLOCKED_BY_REVERSAL, "msgid");
        if (!(answer.says() instanceof Answer.Declined)) {
            remember(command, answer);
        }
        return answer;
    }

    Answer settle(final Command.Bill bill) {
        final Parts parts = bill.sum();
        final Answer.Refused refusal =
                benefit.compute(bill.visit(), bill.key().institution(), bill.useAccount(), parts);
        return refusal == null ? direct(bill, bill.visit(), PlainSettlement.NONE) : Answer.of(refusal);
    }

    Answer register(final Command.Registration registration) {
        final Answer.Refused refusal = benefit.identify(registration.visit());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        return registration.encounterId() == 0 ? encounters.register(registration) : encounters.change(registration);
    }

    Answer settle(final Command.EncounterBill bill) {
        final PlainEncounterBill put = new PlainEncounterBill(this, bill);
        Answer.Refused refusal = put.refusal();
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final PlainEncounter encounter = put.encounter();
        if (bill.fullPay()) {
            final Answer answer = fullPay(bill, put);
            return bill.isQuote() ? answer : under(answer, put, bill.batchNo());
        }
        refusal = benefit.compute(put.visit(), encounter.institution, bill.useAccount(), put.parts());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final Answer answer = direct(bill, put.visit(), encounter.id);
        return bill.isQuote() ? answer : under(answer, put, bill.batchNo());
    }

    Answer refund(final Command.Refund refund) {
        final PlainSettlement settled = settlements.get(refund.settlementId());
        final ResultCode code = settled == null ? ResultCode.SETTLEMENT_NOT_FOUND : refundable(refund, settled);
        if (code != ResultCode.DONE) {
            return Answer.refused(
                    code,
                    switch (code) {
                        case SETTLEMENT_OTHER_INSTITUTION -> "fixmedins_code";
                        case SETTLEMENT_OTHER_PERSON -> "psn_no";
                        case SETTLEMENT_OTHER_KIND -> "infno";
                        default -> "setl_id";
                    });
        }
        final String kinds = kinds(settled);
        final Map<String, Long> added = new TreeMap<>();
        settled.contributions.forEach((counter, delta) -> added.put(counter, -delta));
        countRefund(settled, added);
        final boolean isThere = encounters.all().containsKey(settled.encounterId);
        final PlainSettlement taken = new PlainSettlement(
                nextId, refund.key(), settled, added, isThere ? settled.encounterId : PlainSettlement.NONE);
        settlements.put(nextId, taken);
        keys.find(settled.key).state = "REFUNDED";
        final Map<String, Long> effects = carryOut(taken.person, added, -settled.amounts.account());
        effects.putAll(encounters.reopen(settled.encounterId, settled.id, true));
        return Answer.of(
                new Answer.Refunded(nextId, today, settled.id, settled.day, kinds, taken.amounts, taken.person.balance),
                effects);
    }

    Answer reverse(final Command.Reversal reversal) {
        return new PlainReversal(this, reversal).decide();
    }

    /** Takes back what a settlement or a refund added. */
    Map<String, Long> takeBack(final PlainSettlement settled) {
        final Map<String, Long> added = new TreeMap<>();
        settled.contributions.forEach((counter, delta) -> added.put(counter, -delta));
        return carryOut(settled.person, added, -settled.amounts.account());
    }

    /** Whether clearing or audit have fixed a settlement or refund. */
    ResultCode fixed(final PlainSettlement settled) {
        final boolean isForTheMonthOnly =
                List.of("INPATIENT", "CHRONIC_OUTPATIENT").contains(settled.careType.name());
        if (isForTheMonthOnly && isCleared(settled)) {
            return ResultCode.SETTLEMENT_CLEARED;
        }
        return settled.isRefund() || settled.deducted.isEmpty() ? ResultCode.DONE : ResultCode.SETTLEMENT_DEDUCTED;
    }

    /** Adds to the counters of a person, and takes from the account. */
    Map<String, Long> carryOut(final PlainPerson person, final Map<String, Long> added, final long accountFen) {
        person.count(added);
        person.balance -= accountFen;
        final Map<String, Long> effects = new TreeMap<>(added);
        effects.put("account", accountFen);
        return effects;
    }

    private Answer direct(final Command bill, final Visit visit, final long encounterId) {
        final PlainPerson person = benefit.person();
        final Answer.Amounts amounts = benefit.amounts();
        final long balance = person.balance - amounts.account();
        if (bill.isQuote()) {
            return Answer.of(new Answer.Split(0, today, benefit.category(), amounts, balance));
        }
        settlements.put(
                nextId,
                new PlainSettlement(
                        nextId,
                        bill.key(),
                        person,
                        today,
                        visit,
                        benefit.region(),
                        amounts,
                        benefit.category(),
                        benefit.contributions(),
                        encounterId));
        return Answer.of(
                new Answer.Split(nextId, today, benefit.category(), amounts, balance),
                carryOut(person, benefit.contributions(), amounts.account()));
    }

    private Answer fullPay(final Command.EncounterBill bill, final PlainEncounterBill put) {
        final PlainPerson person = put.encounter().person;
        final Answer.Amounts amounts = PlainBenefit.fullPay(put.parts(), today);
        if (bill.isQuote()) {
            return Answer.of(new Answer.Split(0, today, "NONE", amounts, person.balance));
        }
        settlements.put(
                nextId,
                new PlainSettlement(
                        nextId,
                        bill.key(),
                        person,
                        today,
                        put.visit(),
                        null,
                        amounts,
                        "NONE",
                        Map.of(),
                        put.encounter().id));
        return Answer.of(new Answer.Split(nextId, today, "NONE", amounts, person.balance));
    }

    private Answer under(final Answer settled, final PlainEncounterBill put, final String batchNo) {
        encounters.settle(put.encounter(), batchNo, nextId, put.parts());
        final Map<String, Long> effects = new TreeMap<>(settled.effects());
        effects.putAll(encounters.touch(put.encounter()));
        return Answer.of(settled.says(), effects);
    }

    private ResultCode refundable(final Command.Refund refund, final PlainSettlement settled) {
        if (!settled.key.institution().equals(refund.key().institution())) {
            return ResultCode.SETTLEMENT_OTHER_INSTITUTION;
        }
        if (person(refund.personNo(), settled.person.row.insuranceType()) != settled.person) {
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
        return switch (keys.stateOf(settled.key)) {
            case "SETTLED" -> fixed(settled);
            case "REFUNDED" -> ResultCode.SETTLEMENT_REFUNDED;
            case "REVERSED" -> ResultCode.SETTLEMENT_REVERSED;
            default -> ResultCode.SETTLEMENT_EXPIRED;
        };
    }

    private String kinds(final PlainSettlement settled) {
        final List<Answer.Year> years = settled.amounts.years();
        final boolean isLater = PlainBenefit.benefitYear(today, settled.region)
                > years.get(years.size() - 1).year();
        final boolean isLatest = settlements.tailMap(settled.id, false).values().stream()
                .filter(one -> !one.isRefund()
                        && one.person == settled.person
                        && one.key.institution().equals(settled.key.institution()))
                .allMatch(one -> List.of("REFUNDED", "REVERSED").contains(keys.stateOf(one.key)));
        return (isLatest ? " sequential" : " non-adjacent")
                + (isLater ? " cross-year" : "")
                + (isCleared(settled) ? " after-clearing" : "");
    }

    private boolean isCleared(final PlainSettlement settled) {
        return !"NONE".equals(settled.category)
                && clearedMonths.contains(settled.insuredProvince + "/" + YearMonth.from(settled.day));
    }

    /** One refund more, for each layer and year that looked at anything of the settlement. */
    private static void countRefund(final PlainSettlement settled, final Map<String, Long> added) {
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

    private static boolean isReplaced(final PlainFiling earlier, final FilingRow row) {
        return switch (row.kind()) {
            case GENERAL -> earlier.isGeneral();
            case CHOSEN_PROVIDER -> false;
            default -> earlier.row.kind() == row.kind() && earlier.row.disease().equals(row.disease());
        };
    }

    private void remember(final Command command, final Answer answer) {
        final boolean isSettled = answer.says() instanceof Answer.Split;
        final boolean isRefused = answer.says() instanceof Answer.Refused;
        final PlainKeys.Entry entry =
                keys.remember(command.key(), isSettled ? "SETTLED" : isRefused ? "REFUSED" : "DONE");
        entry.command = command;
        entry.says = answer.says();
        entry.recordedAt = nextId;
        nextId++;
    }
}
