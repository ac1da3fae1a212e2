package io.yidi.gateway.engine.model.random;

import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.engine.model.plain.PlainEncounter;
import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.model.plain.PlainUpload;
import io.yidi.protocol.sbe.ItemClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Commands about visits and stays that are there, drawn. */
final class RandomEncounterCommands {

    private static final String[] BATCHES = {"B1", "B2", "B3"};
    private static final int HUGE_LINES = 11;
    private static final long HUGE_PRICE_MICRO = 99_999_999_990_000L;

    private final Random random;
    private final PlainGateway model;
    private final RandomCommands commands;
    private final List<Command.Upload> uploads = new ArrayList<>();

    RandomEncounterCommands(final Random random, final PlainGateway model, final RandomCommands commands) {
        this.random = random;
        this.model = model;
        this.commands = commands;
    }

    public Command draw(final Step step) {
        return switch (step) {
            case CHANGE_ENCOUNTER -> about(any(one -> true), this::change);
            case CANCEL_ENCOUNTER -> about(any(one -> random.nextInt(4) == 0 || one.batches.isEmpty()), this::cancel);
            case DISCHARGE ->
                about(any(one -> one.isStay && random.nextInt(5) > 0 == (one.discharged == null)), this::discharge);
            case UNDO_DISCHARGE -> about(any(one -> one.isStay), this::undoDischarge);
            case UPLOAD -> about(any(one -> !one.isSettled || random.nextInt(10) == 0), this::upload);
            case UPLOAD_AGAIN -> uploadAgain();
            case GIVE_BACK -> about(any(one -> one.lineCount() > 0), this::giveBack);
            case WITHDRAW_LINES -> about(any(one -> one.lineCount() > 0), this::withdrawLines);
            case WITHDRAW_BATCH -> about(any(one -> true), one -> withdrawal(one, batchOf(one), List.of()));
            case WITHDRAW_ALL -> about(any(one -> true), one -> withdrawal(one, "0000", List.of()));
            case QUOTE_ENCOUNTER -> about(any(one -> one.lineCount() > 0), one -> bill(one, true, false, Parts.NONE));
            case SETTLE_ENCOUNTER ->
                about(
                        any(one -> one.unsettled() > 0 || random.nextInt(10) == 0),
                        one -> bill(one, false, false, given(one)));
            case SETTLE_AHEAD ->
                about(
                        any(one -> one.isStay && one.lineCount() == 0 && !one.isSettled),
                        one -> bill(one, false, false, commands.parts()));
            case UPLOAD_AFTER_SETTLEMENT -> about(any(one -> one.awaitsLines), this::uploadMissing);
            case PAY_IN_FULL -> about(any(one -> one.unsettled() > 0), one -> bill(one, false, true, Parts.NONE));
            default -> throw new AssertionError("expected a step with a command: " + step);
        };
    }

    private interface Maker {
        Command make(PlainEncounter encounter);
    }

    private static Command about(final PlainEncounter encounter, final Maker maker) {
        return encounter == null ? null : maker.make(encounter);
    }

    /** An encounter, or {@code null}; often the one of the most recent. */
    private PlainEncounter any(final Predicate<PlainEncounter> wanted) {
        final List<PlainEncounter> found = model.encounters().all().values().stream()
                .filter(wanted)
                .sorted((one, other) -> Long.compare(other.id, one.id))
                .toList();
        return found.isEmpty()
                ? null
                : found.get(random.nextInt(Math.min(found.size(), random.nextInt(4) == 0 ? 1_000 : 8)));
    }

    private Key key(final PlainEncounter encounter, final String ofVisit, final String ofStay) {
        final String institution = commands.isAstray() ? RandomFiles.INSTITUTIONS.get(1) : encounter.institution;
        return commands.key(institution, encounter.isStay != commands.isAstray() ? ofStay : ofVisit);
    }

    private long id(final PlainEncounter encounter) {
        return commands.isAstray() ? encounter.id + 1 : encounter.id;
    }

    private Command change(final PlainEncounter encounter) {
        final Visit drawn = commands.visit(encounter.isStay ? "21" : "11", encounter.institution);
        final Visit was = encounter.visit;
        final Visit visit = new Visit(
                commands.numberOf(encounter.person),
                commands.isAstray() ? 390 : was.insuranceType(),
                was.insuredPlace(),
                drawn.carePlace(),
                drawn.level(),
                was.medicalType(),
                1,
                drawn.emergency(),
                drawn.accident(),
                drawn.referralStep(),
                drawn.referredFromLevel(),
                drawn.admission(),
                null,
                "");
        return new Command.Registration(
                commands.key(encounter.institution, encounter.isStay ? "2403" : "2203"), visit, id(encounter));
    }

    private Command cancel(final PlainEncounter encounter) {
        return new Command.Act(
                key(encounter, "2202", "2404"), commands.numberOf(encounter.person), id(encounter), null);
    }

    private Command discharge(final PlainEncounter stay) {
        return new Command.Act(key(stay, "2402", "2402"), commands.numberOf(stay.person), id(stay), dischargeDay(stay));
    }

    private Command undoDischarge(final PlainEncounter stay) {
        return new Command.Act(key(stay, "2405", "2405"), commands.numberOf(stay.person), id(stay), null);
    }

    private LocalDate dischargeDay(final PlainEncounter stay) {
        final LocalDate admission = stay.isStay ? stay.visit.admission() : model.today();
        return commands.isAstray()
                ? admission.minusDays(1)
                : random.nextBoolean() ? later(admission, commands.day()) : admission.plusDays(random.nextInt(20));
    }

    private static LocalDate later(final LocalDate one, final LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Command upload(final PlainEncounter encounter) {
        final boolean isHuge = random.nextInt(100) == 0;
        final List<Item> items = new ArrayList<>(isHuge ? List.of() : commands.items(encounter.visit.level()));
        for (int i = 0; isHuge && i < HUGE_LINES; i++) {
            items.add(new Item(commands.number(), ItemClass.A, 0, HUGE_PRICE_MICRO, 10_000, null, true));
        }
        if (random.nextInt(10) == 0) {
            items.set(0, items.get(0).notApproved());
        }
        return sent(upload(encounter, batchOf(encounter), items, List.of()));
    }

    private Command.Upload upload(
            final PlainEncounter encounter,
            final String batchNo,
            final List<Item> items,
            final List<Command.Return> returns) {
        final PlainEncounter.Batch batch = encounter.batches.get(batchNo);
        final String disease = encounter.isStay
                ? ""
                : commands.isAstray()
                        ? "M01600"
                        : batch == null ? random.nextInt(3) == 0 ? "M03900" : "" : batch.disease;
        return new Command.Upload(
                key(encounter, "2204", "2301"),
                commands.numberOf(encounter.person),
                id(encounter),
                batchNo,
                disease,
                items,
                returns);
    }

    /** What was uploaded before, under another key; sometimes with another content. */
    private Command uploadAgain() {
        if (uploads.isEmpty()) {
            return null;
        }
        final Command.Upload first = uploads.get(Math.max(0, uploads.size() - 1 - random.nextInt(20)));
        final List<Item> items = new ArrayList<>(first.items());
        if (random.nextInt(3) == 0 && !items.isEmpty()) {
            items.set(0, items.get(0).at(items.get(0).priceMicro() + 1));
        }
        return new Command.Upload(
                commands.key(first.key().institution(), first.key().code()),
                first.personNo(),
                first.encounterId(),
                first.batchNo(),
                first.disease(),
                items,
                first.returns());
    }

    private Command giveBack(final PlainEncounter encounter) {
        final List<PlainEncounter.Line> lines = lines(encounter);
        final PlainEncounter.Line line = lines.get(random.nextInt(lines.size()));
        final PlainEncounter.Line original = line.original == null || commands.isAstray() ? line : line.original;
        final String originalNo = commands.isAstray() ? "L0" : lineNo(encounter, original);
        final long left = original.original == null ? encounter.leftE4(original) : 1;
        final long quantityE4 = random.nextInt(8) == 0 || left == 0
                ? left + 1
                : random.nextBoolean() ? left : 1 + random.nextLong(left);
        final long amountFen = commands.isAstray() || original.original != null || quantityE4 > left
                ? -1
                : PlainUpload.returned(encounter, original, quantityE4).total();
        final String batchNo = commands.isAstray() && !encounter.isStay ? "B9" : original.batchNo;
        return sent(upload(
                encounter,
                batchNo,
                List.of(),
                List.of(new Command.Return(commands.number(), originalNo, -quantityE4, amountFen))));
    }

    private Command.Upload sent(final Command.Upload upload) {
        uploads.add(upload);
        return upload;
    }

    /** What a settled stay still lacks, or some of it, or a little more. */
    private Command uploadMissing(final PlainEncounter stay) {
        final PlainEncounter.Batch batch = stay.batches.get("");
        final Parts sum = batch.sum();
        final Parts open = stay.settledAhead.plus(sum.negated());
        final int kind = random.nextInt(6);
        final List<Item> items = new ArrayList<>();
        if (kind == 0) {
            items.addAll(commands.items(stay.visit.level()));
        } else {
            add(items, ItemClass.A, 0, kind == 1 ? open.inScope() + open.ownPay() : open.inScope());
            add(items, ItemClass.B, 10_000, open.preSelfPay());
            add(items, ItemClass.OWN, 0, kind == 1 ? 0 : open.ownPay() + (kind == 2 ? 1 : 0));
            addOverLimit(items, open.overLimit());
        }
        return items.isEmpty() ? null : upload(stay, "", items, List.of());
    }

    private void add(final List<Item> items, final ItemClass itemClass, final int selfPayBp, final long amountFen) {
        if (amountFen > 0) {
            items.add(new Item(commands.number(), itemClass, selfPayBp, amountFen * 10_000, 10_000, null, true));
        }
    }

    private void addOverLimit(final List<Item> items, final long amountFen) {
        if (amountFen > 0) {
            items.add(new Item(commands.number(), ItemClass.A, 0, amountFen * 10_000, 10_000, 0L, true));
        }
    }

    private Command withdrawLines(final PlainEncounter encounter) {
        final List<PlainEncounter.Line> lines = lines(encounter);
        final List<String> numbers = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            numbers.add(commands.isAstray() ? "L0" : lineNo(encounter, lines.get(random.nextInt(lines.size()))));
        }
        return withdrawal(encounter, encounter.isStay ? "" : batchOf(encounter), numbers);
    }

    private Command withdrawal(final PlainEncounter encounter, final String batchNo, final List<String> lineNos) {
        return new Command.Withdrawal(
                key(encounter, "2205", "2302"), commands.numberOf(encounter.person), id(encounter), batchNo, lineNos);
    }

    /** Totals beside lines: seldom, and then mostly the right ones. */
    private Parts given(final PlainEncounter encounter) {
        final PlainEncounter.Batch batch = encounter.batches.get("");
        if (!encounter.isStay || batch == null || random.nextInt(4) > 0) {
            return Parts.NONE;
        }
        final Parts sum = batch.sum();
        return sum.total() < Integer.MAX_VALUE && random.nextInt(3) == 0 ? sum.plus(new Parts(1, 0, 0, 0)) : sum;
    }

    private Command bill(
            final PlainEncounter encounter, final boolean isQuote, final boolean isFullPay, final Parts given) {
        final String batchNo = batchOf(encounter);
        final PlainEncounter.Batch batch = encounter.batches.get(batchNo);
        final long total = batch == null ? given.total() : batch.sum().total();
        final boolean isChronic = batch != null && !batch.disease.isEmpty() && !encounter.isStay;
        return new Command.EncounterBill(
                key(encounter, isQuote ? "2206" : "2207", isQuote ? "2303" : "2304"),
                commands.numberOf(encounter.person),
                id(encounter),
                batchNo,
                isChronic ? "140104" : "",
                commands.isAstray() ? 4 : 1,
                isFullPay || commands.isAstray(),
                encounter.isStay && commands.isAstray(),
                random.nextBoolean(),
                !encounter.isStay || random.nextInt(3) == 0
                        ? null
                        : encounter.discharged == null || commands.isAstray()
                                ? dischargeDay(encounter)
                                : encounter.discharged,
                commands.isAstray() ? total + 1 : random.nextBoolean() ? total : 0,
                given);
    }

    private String batchOf(final PlainEncounter encounter) {
        return encounter.isStay ? "" : BATCHES[random.nextInt(BATCHES.length)];
    }

    private static List<PlainEncounter.Line> lines(final PlainEncounter encounter) {
        return encounter.batches.values().stream()
                .flatMap(batch -> batch.lines.values().stream())
                .toList();
    }

    private static String lineNo(final PlainEncounter encounter, final PlainEncounter.Line line) {
        return encounter.batches.values().stream()
                .flatMap(batch -> batch.lines.entrySet().stream())
                .filter(entry -> entry.getValue() == line)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
