package io.yidi.gateway.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.model.plain.PlainPerson;
import io.yidi.gateway.engine.model.plain.PlainSettlement;
import io.yidi.gateway.engine.model.random.RandomCommands;
import io.yidi.gateway.engine.model.random.RandomDirectory;
import io.yidi.gateway.engine.model.random.RandomFiles;
import io.yidi.gateway.engine.model.random.Step;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.record.RecordExplainer;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;

/** Some days of a small crowd, from a seed: the machine and the model are told the same, and have to say the same. */
final class ModelRound implements AutoCloseable {

    static final int UNDATED_KEYS_MAX = 60;
    static final EncounterLimits LIMITS = new EncounterLimits(80, 30, 200, 12);
    static final LocalDate FIRST_DAY = LocalDate.of(2023, 3, 1);

    private static final int HISTORY_KEPT = 60;
    private static final int DAYS_OF_A_YEAR_TURN = 470;
    private static final int FILE_LINE = 7;

    private final long seed;
    private final Random random;
    private final PlainGateway model;
    private final RealGateway real;
    private final RandomFiles files;
    private final RandomCommands commands;
    private final RandomDirectory directory;
    private final Map<String, Integer> counts;
    private final Map<PlainPerson, Deque<String>> histories = new HashMap<>();
    private int number;

    ModelRound(final long seed, final RealGateway real, final Map<String, Integer> counts) {
        this.seed = seed;
        this.real = real;
        this.counts = counts;
        random = new Random(seed);
        model = new PlainGateway(CampaignPacks.PLANE, UNDATED_KEYS_MAX, LIMITS);
        model.cutOver(FIRST_DAY);
        files = new RandomFiles(random, model);
        commands = new RandomCommands(random, model, files);
        real.meet(model.catalogue());
        directory = new RandomDirectory(random, model);
        files.crowd().stream().filter(member -> random.nextInt(6) > 0).forEach(this::load);
        if (random.nextInt(3) == 0) {
            load(files.busiest());
            files.oldCommitments().forEach(this::file);
        }
        files.crowd().forEach(member -> file(files.usualFiling(member)));
        files.crowd().forEach(member -> file(files.filing(member)));
    }

    static RealGateway newMachine() {
        return new RealGateway(FIRST_DAY, UNDATED_KEYS_MAX, LIMITS);
    }

    void play(final int steps) {
        play(steps, EnumSet.noneOf(Step.class));
    }

    /** Plays steps; some are passed over. */
    void play(final int steps, final Set<Step> passedOver) {
        for (int i = 0; i < steps; i++) {
            number++;
            final Step step = Step.draw(random);
            if (!passedOver.contains(step)) {
                counts.merge("step " + step, 1, Integer::sum);
                take(step);
                compareCounts(step);
            }
        }
    }

    /** Takes every settlement back that may still be taken back, in any order, and compares what is left. */
    void refundAll() {
        final List<Long> ids = new ArrayList<>(model.settlements().keySet());
        Collections.shuffle(ids, random);
        for (final long id : ids) {
            final PlainSettlement settled = model.settlements().get(id);
            if (!settled.isRefund()) {
                send(commands.refundOf(settled));
            }
        }
        compareTotals();
    }

    /** Counters of persons that are not 0, and accounts from which something is missing; those of refunds aside. */
    List<String> leftOver() {
        final Set<String> ofRefunds = CampaignPacks.PLANE.regions().stream()
                .flatMap(region -> region.plans().stream())
                .flatMap(plan -> plan.layers().stream())
                .map(layer -> Long.toString(layer.refundCounterId()))
                .collect(Collectors.toSet());
        return RecordedEffects.sumOf(real.run().bodies()).keySet().stream()
                .filter(name -> !ofRefunds.contains(name.substring(name.lastIndexOf(' ') + 1)))
                .toList();
    }

    /** Explains every record that decided something, each from the journal alone; tells how many of each result. */
    Map<String, Integer> explainAll() {
        final List<byte[]> bodies = real.run().bodies();
        final RecordExplainer explainer = new RecordExplainer(
                hash -> CampaignPacks.PLANE, sequence -> body(bodies.get(Math.toIntExact(sequence) - 1)), false);
        final Map<String, Integer> explained = new TreeMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            final RecordBodyFlyweight body = body(bodies.get(i));
            if (isOfBill(body)) {
                final Explanation explanation = explainer.explain(i + 1, body);
                assertEquals(List.of(), explanation.differences(), "record " + (i + 1) + where());
                explained.merge(explanation.head().result(), 1, Integer::sum);
            }
        }
        return explained;
    }

    private static boolean isOfBill(final RecordBodyFlyweight body) {
        final int template = new MessageHeaderDecoder()
                .wrap(body.buffer(), body.replyOffset())
                .templateId();
        return Set.of(
                        SettleReplyDecoder.TEMPLATE_ID,
                        RefundReplyDecoder.TEMPLATE_ID,
                        ReversalReplyDecoder.TEMPLATE_ID,
                        RefusalReplyDecoder.TEMPLATE_ID)
                .contains(template);
    }

    private static RecordBodyFlyweight body(final byte[] bytes) {
        return new RecordBodyFlyweight().wrap(new UnsafeBuffer(bytes), 0);
    }

    @Override
    public void close() {
        real.close();
    }

    private void take(final Step step) {
        switch (step) {
            case LOAD_PERSON -> load(files.member());
            case FILE -> file(files.filing(files.member()));
            case FILE_AS_USUAL -> file(files.usualFiling(files.member()));
            case PAUSE_RESUME_TERMINATE -> change(files.benefit(files.member()));
            case SUSPEND -> change(files.suspension(files.member()));
            case ENROLMENT -> change(files.enrolment(files.member()));
            case PROVIDER -> changeProvider();
            case CATALOGUE -> directory.changeCatalogue();
            case REVIEW -> change(files.review());
            case RENUMBER -> change(files.renumbering(files.member()));
            case CLEARING -> clear(files.clearing());
            case DOWNTIME -> announce(files.downtime());
            case DEDUCTION -> deduct(files.deduction(commands.anySettlement()));
            case WITHDRAW_DEDUCTION -> withdraw(files.withdrawal());
            case NEXT_DAY -> cutOver(model.today().plusDays(random.nextInt(8) == 0 ? 1 + random.nextInt(40) : 1));
            case YEAR_TURN ->
                cutOver(
                        random.nextInt(4) == 0
                                ? model.today().plusDays(DAYS_OF_A_YEAR_TURN)
                                : LocalDate.of(model.today().getYear() + 1, 1, 1));
            case RESTART -> real.restart();
            case SNAPSHOT -> real.takeSnapshot();
            case QUERY -> query(commands.anyKey());
            default -> {
                final Command command = commands.draw(step);
                if (command != null) {
                    send(command);
                }
            }
        }
    }

    private void send(final Command command) {
        final Answer found = real.answer(command);
        final Answer expected = model.answer(command);
        note(command, found);
        count(command, found.says());
        countMarks(found.effects().getOrDefault("suspicions", 0L));
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + "\n found " + found + where(command));
        }
    }

    private void count(final Command command, final Answer.Says says) {
        counts.merge("answer " + says.name(), 1, Integer::sum);
        if (says instanceof Answer.Refunded refunded) {
            for (final String kind : refunded.kinds().trim().split(" ", -1)) {
                counts.merge("refund " + kind, 1, Integer::sum);
            }
        }
        if (says instanceof Answer.Split split) {
            counts.merge("category " + split.category(), 1, Integer::sum);
            counts.merge("years " + split.amounts().years().size(), 1, Integer::sum);
            counts.merge("code " + command.key().code(), 1, Integer::sum);
        }
    }

    private void countMarks(final long suspicions) {
        for (final long kind : new long[] {1, 2, 4}) {
            if ((suspicions & kind) != 0) {
                counts.merge("suspicion " + kind, 1, Integer::sum);
            }
        }
    }

    private void query(final Key key) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[KeyDescriptor.LENGTH]);
        bytes.putStringWithoutLengthAscii(KeyDescriptor.INSTITUTION_OFFSET, key.institution());
        bytes.putStringWithoutLengthAscii(KeyDescriptor.TRANSACTION_OFFSET, key.code());
        bytes.putStringWithoutLengthAscii(KeyDescriptor.MSGID_OFFSET, key.msgId());
        assertEquals(
                model.keys().stateOf(key), real.machine().stateOf(bytes, 0).name(), () -> "state of " + key + where());
    }

    private void load(final RandomFiles.Member member) {
        final PersonRow row = files.person(member);
        model.load(row);
        real.change(rows -> rows.onPerson(row));
    }

    private void load(final ProviderRow row) {
        model.providers().load(row);
        real.change(rows -> rows.onProvider(row));
    }

    /** At some time a directory begins; a change of somebody who is not in it is refused. */
    private void changeProvider() {
        if (model.providers().isEmpty() && random.nextInt(8) == 0) {
            directory.providers().forEach(this::load);
        } else if (!model.providers().isEmpty() && random.nextInt(4) == 0) {
            load(directory.provider());
        } else {
            final ProviderChangeRow row = directory.change();
            real.change(rows -> rows.onProviderChange(FILE_LINE, row));
            compareRefusal(model.providers().change(row, model.today()));
        }
    }

    private void file(final FilingRow row) {
        if (row != null) {
            real.change(rows -> rows.onFiling(FILE_LINE, row));
            compareRefusal(model.file(row));
        }
    }

    private void change(final PersonChangeRow row) {
        real.change(rows -> rows.onChange(FILE_LINE, row));
        compareRefusal(model.change(row));
    }

    private void clear(final ClearingRow row) {
        real.change(rows -> rows.onClearing(FILE_LINE, row));
        compareReport(model.audit().clear(FILE_LINE, row));
    }

    private void announce(final DowntimeRow row) {
        real.change(rows -> rows.onDowntime(FILE_LINE, row));
        final String refusal = model.downtimes().announce(row, model.today());
        compareReport(refusal.isEmpty() ? "taken 1: " : "taken 0: " + FILE_LINE + " " + refusal);
    }

    private void deduct(final DeductionRow row) {
        real.change(rows -> rows.onDeduction(FILE_LINE, row));
        compareReport(model.audit().deduct(FILE_LINE, row));
    }

    private void withdraw(final DeductionRow row) {
        real.change(rows -> rows.onDeductionWithdrawn(FILE_LINE, row));
        compareReport(model.audit().withdraw(FILE_LINE, row));
    }

    private void compareRefusal(final String refusal) {
        if (refusal.isEmpty()) {
            assertEquals("", real.run().reportText(), this::where);
        } else {
            compareReport("taken 0: " + FILE_LINE + " " + refusal);
        }
    }

    private void compareReport(final String expected) {
        final String[] words = expected.split(" ", -1);
        counts.merge("answer " + (words[1].equals("0:") ? words[3] : "TAKEN"), 1, Integer::sum);
        assertEquals(expected, real.run().reportText(), this::where);
    }

    private void cutOver(final LocalDate day) {
        model.cutOver(day);
        real.cutOver(day);
    }

    private void compareCounts(final Step step) {
        assertEquals(
                List.of(
                        model.personNumbers(),
                        model.keys().count(),
                        model.encounters().all().size(),
                        model.encounters().lineCount(),
                        model.encounters().overdueCount()),
                List.of(
                        real.machine().personCount(),
                        Math.toIntExact(real.machine().keyCount()),
                        real.machine().encounterCount(),
                        real.machine().lineCount(),
                        real.machine().overdueStayCount()),
                () -> "persons, keys, encounters, lines, overdue stays after " + step + where());
    }

    /** INV-10: what the records add up to is what each person's counters hold. */
    private void compareTotals() {
        final Map<PlainPerson, Map<String, Long>> recorded = new HashMap<>();
        RecordedEffects.sumOf(real.run().bodies()).forEach((name, value) -> {
            final String[] words = name.split(" ", -1);
            if (words.length == 3) {
                recorded.computeIfAbsent(personOf(words[0]), person -> new HashMap<>())
                        .merge(Long.toHexString(Long.parseLong(words[2])) + "@" + words[1], value, Long::sum);
            }
        });
        recorded.values().forEach(counters -> counters.values().removeIf(value -> value == 0));
        model.persons()
                .forEach(person -> assertEquals(
                        person.counters(), recorded.getOrDefault(person, Map.of()), () -> person.row + where()));
    }

    private PlainPerson personOf(final String number) {
        return files.crowd().stream()
                .filter(member -> member.number().equals(number))
                .map(member -> model.person(number, member.insuranceType()))
                .findFirst()
                .orElseThrow();
    }

    private void note(final Command command, final Answer answer) {
        final Deque<String> history = histories.computeIfAbsent(person(command), person -> new ArrayDeque<>());
        history.add(number + " " + model.today() + " " + command + "\n        " + answer.says());
        if (history.size() > HISTORY_KEPT) {
            history.remove();
        }
    }

    private PlainPerson person(final Command command) {
        return files.crowd().stream()
                .filter(member -> member.number().equals(command.personNo()))
                .map(member -> model.person(member.number(), member.insuranceType()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String where(final Command command) {
        return where() + "\nof that person:\n    " + String.join("\n    ", histories.get(person(command)));
    }

    private String where() {
        return "\nat step " + number + ": run with -Dyidi.model.seed=" + seed + " -Dyidi.model.steps=" + number;
    }
}
