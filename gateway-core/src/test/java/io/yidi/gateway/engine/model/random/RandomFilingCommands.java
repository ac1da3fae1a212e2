package io.yidi.gateway.engine.model.random;

import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.model.plain.PlainPerson;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Orders about filings, drawn: mostly what a region takes, often with one thing that it does not. */
final class RandomFilingCommands {

    private static final int[] PLACES = {
        110_000, 110_105, 110_100, 130_100, 130_184, 310_000, 310_115, 650_100, 429_004, 130_000, 410_100
    };
    private static final List<CareType> CARE = List.of(CareType.INPATIENT, CareType.OUTPATIENT, CareType.PHARMACY);
    private static final List<String> DIAGNOSES = List.of("", "", "C34.100", "C34.900", "I10.x00");

    private final Random random;
    private final PlainGateway model;
    private final RandomFiles files;
    private final RandomCommands commands;

    RandomFilingCommands(
            final Random random, final PlainGateway model, final RandomFiles files, final RandomCommands commands) {
        this.random = random;
        this.model = model;
        this.files = files;
        this.commands = commands;
    }

    Command draw(final Step step) {
        final RandomFiles.Member member = files.busyMember();
        return switch (step) {
            case FILE_BY_REQUEST -> general("2501", FilingAction.NEW, member);
            case CHANGE_FILING -> general("2501", FilingAction.CHANGE, member);
            case CANCEL_FILING -> general("2502", FilingAction.CANCEL, member);
            case EXTEND_FILING -> general("2501", FilingAction.EXTEND, member);
            case COMPLETE_DOCUMENTS -> general("2501", FilingAction.COMPLETE_DOCUMENTS, member);
            case FILE_CHRONIC -> chronic("2503", FilingAction.NEW, member);
            case CHANGE_CHRONIC -> chronic("2503", FilingAction.CHANGE, member);
            case CANCEL_CHRONIC -> chronic("2504", FilingAction.CANCEL, member);
            case CHOOSE_PROVIDER -> provider("2505", FilingAction.NEW, member);
            case DROP_PROVIDER -> provider("2506", FilingAction.CANCEL, member);
            default ->
                new Command.FilingQuery(
                        commands.key("5304"), number(member), member.insuranceType(), insuredPlace(member));
        };
    }

    private Command general(final String code, final FilingAction action, final RandomFiles.Member member) {
        final boolean isNew = action == FilingAction.NEW;
        final boolean saysAll = isNew || random.nextInt(3) == 0;
        final LocalDate from = isNew || action == FilingAction.CHANGE && random.nextInt(3) == 0 ? from() : null;
        final boolean isExtension = action == FilingAction.EXTEND;
        return new Command.Filing(
                commands.key(code),
                number(member),
                insuranceType(member),
                insuredPlace(member),
                action,
                saysAll || random.nextBoolean() ? category() : null,
                saysAll || random.nextBoolean() ? basis() : null,
                channel(),
                saysAll || random.nextInt(4) == 0 ? place() : 0,
                from,
                random.nextInt(3) > 0 ? null : end(from),
                care(),
                documents(),
                false,
                "",
                isExtension ? "C34.100" : DIAGNOSES.get(random.nextInt(DIAGNOSES.size())),
                random.nextInt(3) > 0 ? 0 : place(),
                random.nextInt(10) == 0 ? model.today().minusDays(random.nextInt(40)) : null,
                filingNumber(action, member),
                random.nextInt(6) == 0 ? List.of(hospital()) : List.of());
    }

    private Command chronic(final String code, final FilingAction action, final RandomFiles.Member member) {
        final boolean isNew = action == FilingAction.NEW;
        return new Command.Filing(
                commands.key(code),
                number(member),
                insuranceType(member),
                insuredPlace(member),
                action,
                isNew || random.nextInt(4) == 0 ? category() : null,
                isNew || random.nextInt(4) == 0 ? basis() : null,
                channel(),
                isNew || random.nextInt(4) == 0 ? place() : 0,
                null,
                random.nextInt(4) > 0 ? null : end(model.today()),
                Set.of(),
                documents(),
                random.nextInt(20) == 0,
                commands.isAstray() ? "M99999" : commands.pick("M03900", "M00500", "M05300", "M00503", "M01600"),
                "",
                0,
                null,
                filingNumber(action, member),
                action == FilingAction.CANCEL ? List.of() : hospitals());
    }

    private Command provider(final String code, final FilingAction action, final RandomFiles.Member member) {
        return new Command.Filing(
                commands.key(code),
                number(member),
                insuranceType(member),
                insuredPlace(member),
                action,
                null,
                null,
                channel(),
                0,
                random.nextInt(4) > 0 ? null : from(),
                null,
                Set.of(),
                Set.of(),
                false,
                "",
                "",
                0,
                null,
                filingNumber(action, member),
                List.of(hospital()));
    }

    /** A new filing has no number yet; others are named by it now and then, seldom by a number that is not theirs. */
    private long filingNumber(final FilingAction action, final RandomFiles.Member member) {
        final PlainPerson person = model.person(member.number(), member.insuranceType());
        if (action == FilingAction.NEW || person == null || person.filings.size() == 0 || random.nextInt(4) > 0) {
            return 0;
        }
        final List<Long> numbers = person.filings.numbers();
        return commands.isAstray() ? 1 + random.nextInt(500) : numbers.get(random.nextInt(Math.min(3, numbers.size())));
    }

    private String number(final RandomFiles.Member member) {
        return commands.isAstray() ? "P99" : member.number();
    }

    private int insuranceType(final RandomFiles.Member member) {
        return commands.isAstray() ? commands.pick(340, 390) : member.insuranceType();
    }

    private int insuredPlace(final RandomFiles.Member member) {
        return commands.isAstray() ? commands.pick(990_000, 910_200) : member.place();
    }

    private FilingCategory category() {
        return commands.pick(FilingCategory.values());
    }

    private FilingBasis basis() {
        return commands.pick(FilingBasis.values());
    }

    private FilingChannel channel() {
        return random.nextBoolean() ? FilingChannel.WINDOW : commands.pick(FilingChannel.values());
    }

    private int place() {
        return PLACES[random.nextInt(PLACES.length)];
    }

    private LocalDate from() {
        return model.today().plusDays(random.nextInt(30) - 20);
    }

    /** Often a day at which a bound of some months lies, or the day beside it. */
    private LocalDate end(final LocalDate from) {
        final LocalDate begin = from == null ? model.today() : from;
        return random.nextBoolean()
                ? begin.plusDays(random.nextInt(400))
                : begin.plusMonths(commands.pick(3, 6, 12, 24)).minusDays(random.nextInt(3));
    }

    private Set<CareType> care() {
        final Set<CareType> care = EnumSet.noneOf(CareType.class);
        if (random.nextInt(3) == 0) {
            care.add(CARE.get(random.nextInt(CARE.size())));
            care.add(CARE.get(random.nextInt(CARE.size())));
        }
        return care;
    }

    private Set<FilingDocument> documents() {
        final Set<FilingDocument> documents = EnumSet.noneOf(FilingDocument.class);
        if (random.nextInt(3) > 0) {
            documents.addAll(EnumSet.allOf(FilingDocument.class));
        }
        documents.removeIf(document -> random.nextInt(4) == 0);
        return documents;
    }

    private FilingRow.Hospital hospital() {
        return RandomFiles.HOSPITALS.get(random.nextInt(RandomFiles.HOSPITALS.size()));
    }

    private List<FilingRow.Hospital> hospitals() {
        final Set<FilingRow.Hospital> hospitals = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            hospitals.add(hospital());
        }
        return List.copyOf(hospitals);
    }
}
