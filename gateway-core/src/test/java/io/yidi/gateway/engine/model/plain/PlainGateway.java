package io.yidi.gateway.engine.model.plain;

import static io.yidi.gateway.engine.state.PersonChangeRow.Kind.NUMBER;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The gateway once more, told plainly: maps, lists and exact fractions, one command after the other. It shares nothing
 * with the engine but the rows of policies and files, and the codes of results.
 */
public final class PlainGateway implements Command.Receiver<Answer> {

    /** When a business day's first request comes. */
    public static final LocalTime OPENING = LocalTime.of(8, 0);

    private record PersonKey(String number, int insuranceType) {}

    private final PlainKeys keys;
    private final PlainEncounters encounters;
    private final PlainBenefit benefit;
    private final PlainFilingDesk filingDesk;
    private final Map<PersonKey, PlainPerson> persons = new HashMap<>();
    private final TreeMap<Long, PlainSettlement> settlements = new TreeMap<>();
    private final Set<String> clearedMonths = new HashSet<>();
    private final PlainAudit audit = new PlainAudit(this);
    private final PlainProviders providers = new PlainProviders();
    private final PlainDowntimes downtimes = new PlainDowntimes();
    private final PlainCatalogue catalogue = new PlainCatalogue();
    private LocalDate today;
    private long nextId = 1;

    public PlainGateway(final PolicyPlane plane, final int undatedKeysMax, final EncounterLimits limits) {
        keys = new PlainKeys(undatedKeysMax);
        encounters = new PlainEncounters(this, limits);
        benefit = new PlainBenefit(this, plane);
        filingDesk = new PlainFilingDesk(this, plane);
    }

    public LocalDate today() {
        return today;
    }

    public long nextId() {
        return nextId;
    }

    /** Every day begins at eight; a record takes a second. */
    public long nowMs() {
        return today.atTime(OPENING).toInstant(ZoneOffset.ofHours(8)).toEpochMilli() + nextId * 1_000;
    }

    public PlainProviders providers() {
        return providers;
    }

    public PlainDowntimes downtimes() {
        return downtimes;
    }

    boolean isDown(final int place) {
        return downtimes.isDown(place, nowMs());
    }

    public PlainCatalogue catalogue() {
        return catalogue;
    }

    public PlainKeys keys() {
        return keys;
    }

    public PlainEncounters encounters() {
        return encounters;
    }

    public NavigableMap<Long, PlainSettlement> settlements() {
        return settlements;
    }

    public Collection<PlainPerson> persons() {
        return new HashSet<>(persons.values());
    }

    public int personNumbers() {
        return persons.size();
    }

    public PlainAudit audit() {
        return audit;
    }

    /** The person behind a number, or {@code null}. */
    public PlainPerson person(final String number, final int insuranceType) {
        return persons.get(new PersonKey(number, insuranceType));
    }

    public void cutOver(final LocalDate day) {
        today = day;
        keys.cutOver(day);
    }

    public void load(final PersonRow row) {
        persons.computeIfAbsent(new PersonKey(row.personNo(), row.insuranceType()), number -> new PlainPerson())
                .load(row, today);
    }

    /** Takes a filing of a file in; what is wrong with it, or an empty text. */
    public String file(final FilingRow row) {
        final PlainFilings filings = person(row.personNo(), row.insuranceType()).filings;
        final LocalDate from = LocalDate.ofEpochDay(row.registeredEpochDay());
        final boolean isOfToday = !from.isAfter(today);
        final PlainFiling replaced = switch (row.kind()) {
            case CHOSEN_PROVIDER -> null;
            case CHRONIC -> filings.chronic(row.disease(), today);
            default -> filings.inForce(row.kind(), today);
        };
        if (!filings.hasRoom(today, isOfToday ? replaced : null)) {
            return "FILINGS_FULL psn_no";
        }
        switch (row.kind()) {
            case GENERAL -> filings.endGeneral(from, "SUPERSEDED");
            case TRANSFER_OUT, CHRONIC ->
                filings.stream()
                        .filter(one -> one.kind == row.kind()
                                && (row.kind() == FilingKind.TRANSFER_OUT || one.disease.equals(row.disease())))
                        .forEach(one -> one.endIfThere(from, "SUPERSEDED"));
            default -> {}
        }
        final PlainFiling filing = PlainFiling.of(row);
        filing.number = filingDesk.nextNumber();
        filings.add(filing, today);
        return "";
    }

    /** Takes a change of a file in; what is wrong with it, or an empty text. */
    public String change(final PersonChangeRow row) {
        final PlainPerson person = person(row.personNo(), row.insuranceType());
        if (person == null) {
            return "CHANGE_PERSON_UNKNOWN psn_no";
        }
        final LocalDate from = LocalDate.ofEpochDay(row.fromEpochDay());
        switch (row.kind()) {
            case PAUSE -> {
                return person.change("PAUSED", from, today);
            }
            case RESUME -> {
                return person.change("NORMAL", from, today);
            }
            case TERMINATE -> {
                return person.change("TERMINATED", from, today);
            }
            case SUSPEND -> {
                return person.suspend(from, LocalDate.ofEpochDay(row.toEpochDay()), today);
            }
            case ENROLMENT -> person.filings.endGeneral(from, "ENDED");
            case NUMBER -> {
                final PersonKey key = new PersonKey(row.newPersonNo(), row.insuranceType());
                final PlainPerson other = persons.putIfAbsent(key, person);
                return other == null || other == person ? "" : "PERSON_NUMBER_TAKEN new_psn_no";
            }
            default -> {
                final boolean isConfirmed = row.kind() == PersonChangeRow.Kind.CONFIRM;
                return person.filings.review(isConfirmed, today) ? "" : "NO_CHANGE_TO_REVIEW psn_no";
            }
        }
        return "";
    }

    /** Notes that the clearing of a month was applied for; false if the month is not over. */
    public boolean clear(final int insuredProvince, final YearMonth month) {
        if (!month.isBefore(YearMonth.from(today))) {
            return false;
        }
        clearedMonths.add(insuredProvince + "/" + month);
        return true;
    }

    /** Decides a command and does what it says. */
    public Answer answer(final Command command) {
        if (command.isQuote()) {
            return decide(command);
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
                ? decide(command)
                : Answer.refused(ResultCode.BLOCKED_BY_REVERSAL, "msgid");
        if (!(answer.says() instanceof Answer.Declined)) {
            remember(command, answer);
        }
        return answer;
    }

    /** What is refused because a place is down is not decided: nothing is remembered, and the key is free. */
    private Answer decide(final Command command) {
        final Answer answer = command.giveTo(this);
        return answer.says() instanceof Answer.Refused refused && refused.code() == ResultCode.DOWNTIME
                ? Answer.of(new Answer.Declined(refused.code(), refused.field()))
                : answer;
    }

    @Override
    public Answer onBill(final Command.Bill bill) {
        final LocalDate discharge = bill.visit().discharge();
        if (!bill.isQuote() && discharge != null && discharge.isAfter(today)) {
            return Answer.refused(ResultCode.DISCHARGE_AHEAD, "enddate");
        }
        final Answer.Refused refusal =
                benefit.compute(bill.visit(), bill.key().institution(), bill.useAccount(), bill.items(), bill.parts());
        return refusal == null ? direct(bill, bill.visit(), PlainSettlement.NONE) : Answer.of(refusal);
    }

    @Override
    public Answer onRegistration(final Command.Registration registration) {
        final Answer.Refused refusal = registration.encounterId() == 0
                ? benefit.admit(registration.visit(), registration.key().institution())
                : benefit.identify(registration.visit());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        return registration.encounterId() == 0 ? encounters.register(registration) : encounters.change(registration);
    }

    @Override
    public Answer onEncounterBill(final Command.EncounterBill bill) {
        final PlainEncounterBill put = new PlainEncounterBill(this, bill);
        Answer.Refused refusal = put.refusal();
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final PlainEncounter encounter = put.encounter();
        if (bill.fullPay() && benefit.hasToBeSettled(put.visit(), put, bill.useAccount())) {
            return Answer.refused(ResultCode.TRAUMA_TO_BE_SETTLED, "setl_mode");
        }
        if (bill.fullPay()) {
            final Answer answer = fullPay(bill, put);
            return bill.isQuote() ? answer : under(answer, put, bill.batchNo());
        }
        refusal = benefit.compute(put.visit(), encounter.institution, bill.useAccount(), List.of(), put.parts());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final Answer answer = direct(bill, put.visit(), encounter.id);
        return bill.isQuote() ? answer : under(answer, put, bill.batchNo());
    }

    @Override
    public Answer onAct(final Command.Act act) {
        return encounters.act(act);
    }

    @Override
    public Answer onUpload(final Command.Upload upload) {
        return encounters.upload(upload);
    }

    @Override
    public Answer onWithdrawal(final Command.Withdrawal withdrawal) {
        return encounters.withdraw(withdrawal);
    }

    @Override
    public Answer onFiling(final Command.Filing order) {
        return filingDesk.decide(order);
    }

    @Override
    public Answer onFilingQuery(final Command.FilingQuery query) {
        return filingDesk.show(query);
    }

    @Override
    public Answer onRefund(final Command.Refund refund) {
        return new PlainRefund(this, refund).decide();
    }

    @Override
    public Answer onReversal(final Command.Reversal reversal) {
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
        return settled.isRefund() || settled.deducted.values().stream().allMatch(sum -> sum == 0)
                ? ResultCode.DONE
                : ResultCode.SETTLEMENT_DEDUCTED;
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
        final PlainSettlement settled = new PlainSettlement(
                nextId,
                bill.key(),
                person,
                today,
                visit,
                benefit.region(),
                amounts,
                benefit.category(),
                benefit.contributions(),
                encounterId);
        settlements.put(nextId, settled);
        final Map<String, Long> effects = carryOut(person, benefit.contributions(), amounts.account());
        effects.putAll(person.journeys.settle(settled));
        return Answer.of(new Answer.Split(nextId, today, benefit.category(), amounts, balance), effects);
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

    /** Whether the clearing of its month was applied for; what a person paid alone goes into none. */
    boolean isCleared(final PlainSettlement settled) {
        return !"NONE".equals(settled.category)
                && clearedMonths.contains(settled.insuredPlace / 10_000 + "/" + YearMonth.from(settled.day));
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
