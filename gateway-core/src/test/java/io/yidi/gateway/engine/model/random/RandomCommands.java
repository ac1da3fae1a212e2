package io.yidi.gateway.engine.model.random;

import io.yidi.gateway.engine.model.message.Accident;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.model.plain.PlainKeys;
import io.yidi.gateway.engine.model.plain.PlainPerson;
import io.yidi.gateway.engine.model.plain.PlainSettlement;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.fixture.Keys;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.ReferralStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Commands drawn with an eye to what the model knows: mostly sensible, often near an edge, sometimes astray. */
public final class RandomCommands {

    private static final int[] CARE_PLACES = {
        110_105, 110_105, 110_105, 120_101, 120_101, 130_102, 130_102, 410_802, 410_100, 650_102, 650_102, 310_101,
        710_000
    };
    private static final List<String> REVERSIBLE = List.of("2102", "2103", "2207", "2208", "2304", "2305", "2401");
    private static final Accident NONE = new Accident(false, false, "");
    private static final int ASTRAY = 60;
    private static final int YEARS_AGO_MAX = 400;

    private final Random random;
    private final PlainGateway model;
    private final RandomFiles files;
    private final List<Command> sent = new ArrayList<>();
    private final List<Command.Reversal> ahead = new ArrayList<>();
    private final RandomEncounterCommands encounters;
    private final RandomFilingCommands filings;
    private int messages;

    public RandomCommands(final Random random, final PlainGateway model, final RandomFiles files) {
        this.random = random;
        this.model = model;
        this.files = files;
        encounters = new RandomEncounterCommands(random, model, this);
        filings = new RandomFilingCommands(random, model, files, this);
    }

    /** A command of a kind, or {@code null} if there is nothing yet that it could be about. */
    public Command draw(final Step step) {
        final Command command = switch (step) {
            case QUOTE -> bill(pick("2101", "2206", "2303"));
            case SETTLE_VISIT -> bill("2207");
            case SETTLE_CHRONIC -> chronic();
            case SETTLE_PHARMACY -> bill("2102");
            case SETTLE_STAY -> bill("2304");
            case REGISTER_VISIT -> registration("2201", "11");
            case ADMIT -> registration("2401", "21");
            case REFUND -> refund();
            case REVERSE_SETTLEMENT -> reversal(List.of("2207", "2102", "2304"), "2207");
            case REVERSE_REFUND -> reversal(List.of("2208", "2103", "2305"), "2305");
            case REVERSE_ADMISSION -> reversal(List.of("2401"), "2401");
            case REVERSE_SOMETHING -> reversal(REVERSIBLE, "2207");
            case REVERSE_UNKNOWN -> unknown();
            case ORIGINAL_OF_A_REVERSAL -> original();
            case REPEAT -> sent.isEmpty() ? null : sent.get(random.nextInt(sent.size()));
            case CONFLICT -> conflict();
            case FILE_BY_REQUEST,
                    CHANGE_FILING,
                    CANCEL_FILING,
                    EXTEND_FILING,
                    COMPLETE_DOCUMENTS,
                    FILE_CHRONIC,
                    CHANGE_CHRONIC,
                    CANCEL_CHRONIC,
                    CHOOSE_PROVIDER,
                    DROP_PROVIDER,
                    SHOW_FILINGS -> filings.draw(step);
            default -> encounters.draw(step);
        };
        if (command != null && !command.isQuote()) {
            sent.add(command);
        }
        return command;
    }

    /** Some key, of a request or of none. */
    public Key anyKey() {
        return sent.isEmpty() || random.nextInt(8) == 0
                ? key("2207")
                : sent.get(random.nextInt(sent.size())).key();
    }

    /** Id of some settlement or refund, mostly of a recent one. */
    public long anySettlement() {
        if (model.settlements().isEmpty() || random.nextInt(20) == 0) {
            return 1L + random.nextInt(Math.toIntExact(model.nextId()) + 2);
        }
        final List<Long> ids = List.copyOf(model.settlements().keySet());
        return ids.get(Math.max(0, ids.size() - 1 - random.nextInt(random.nextInt(10) == 0 ? ids.size() : 20)));
    }

    public Key key(final String code) {
        return key(RandomFiles.INSTITUTIONS.get(random.nextInt(6) == 0 ? 1 : 0), code);
    }

    public Key key(final String institution, final String code) {
        messages++;
        final int kind = random.nextInt(100);
        if (kind < 6) {
            return new Key(institution, code, "M" + messages);
        }
        final int days = kind < 10
                ? random.nextInt(5) - 3
                : kind == 10 ? 2 + random.nextInt(3) : kind == 11 ? -4 - random.nextInt(470) : 0;
        return new Key(institution, code, Keys.msgId(model.today().plusDays(days), messages));
    }

    public String number() {
        messages++;
        return "L" + messages;
    }

    /** Lines of one to three pieces. */
    List<Item> items(final int level) {
        final List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            final Item item = item(random.nextInt(4) == 0 ? 3_000_000_000L : 50_000_000L);
            items.add(random.nextInt(4) > 0 ? item : RandomDirectory.about(item, random, model.catalogue(), level));
        }
        return items;
    }

    public Item item(final long priceMaxMicro) {
        final long priceMicro = random.nextLong(priceMaxMicro);
        return new Item(
                number(),
                pick(ItemClass.A, ItemClass.A, ItemClass.B, ItemClass.B, ItemClass.OWN),
                random.nextInt(3) == 0 ? random.nextInt(10_001) : 1_000,
                priceMicro,
                1L + random.nextInt(random.nextBoolean() ? 10_000 : 100_000),
                random.nextBoolean() ? null : random.nextLong(priceMaxMicro),
                true);
    }

    public Visit visit(final String medicalType, final String institution) {
        final boolean travels = random.nextInt(6) == 0;
        final RandomFiles.Member member = travels ? files.traveller() : files.member();
        final boolean isStay = medicalType.startsWith("21");
        final LocalDate discharge = isStay && isAstray() ? model.today().plusDays(1 + random.nextInt(400)) : day();
        final boolean isReferred = random.nextInt(12) == 0;
        final ProviderRow provider = model.providers().find(institution);
        return new Visit(
                isAstray() ? "P99" : member.number(),
                isAstray() ? pick(340, 390) : member.insuranceType(),
                isAstray() ? pick(990_000, 910_200) : member.place(),
                provider == null || random.nextInt(8) == 0
                        ? CARE_PLACES[random.nextInt(CARE_PLACES.length)]
                        : provider.place(),
                isAstray() ? 9 : provider == null || provider.level() == 0 ? 1 + random.nextInt(3) : provider.level(),
                medicalType,
                isAstray() ? 4 : 1 + random.nextInt(3),
                travels || random.nextInt(10) == 0,
                accident(),
                isReferred ? pick(ReferralStep.UPWARDS, ReferralStep.DOWNWARDS) : ReferralStep.NONE,
                isReferred ? isAstray() ? 9 : 1 + random.nextInt(3) : 0,
                isStay ? discharge.minusDays(random.nextInt(random.nextInt(12) == 0 ? YEARS_AGO_MAX : 40)) : null,
                isStay ? discharge : null,
                medicalType.startsWith("14") ? pick("M03900", "M00500", "M05300", "M00503", "M99999") : "");
    }

    /** Half of those who come had an accident, and most of them signed form 11. */
    private Accident accident() {
        if (random.nextBoolean()) {
            return NONE;
        }
        final boolean isThirdParty = random.nextInt(20) == 0;
        final boolean isDeclared = !isThirdParty && random.nextInt(8) > 0;
        return new Accident(true, isThirdParty, isDeclared ? pick("street", "field") : "");
    }

    /** Mostly a day of the last weeks, often near the turn of the year. */
    public LocalDate day() {
        final LocalDate today = model.today();
        if (random.nextInt(4) == 0) {
            final LocalDate turn = LocalDate.of(today.getYear(), 1, 1).plusDays(random.nextInt(30));
            return turn.isAfter(today) ? today : turn;
        }
        return today.minusDays(random.nextInt(30));
    }

    public Parts parts() {
        final int scaleFen = pick(10_000, 1_000_000, 1_000_000, 30_000_000);
        return new Parts(
                1 + random.nextInt(scaleFen),
                random.nextBoolean() ? 0 : random.nextInt(scaleFen / 4),
                random.nextInt(3) > 0 ? 0 : random.nextInt(scaleFen / 10),
                random.nextInt(3) > 0 ? 0 : random.nextInt(scaleFen / 10));
    }

    boolean isAstray() {
        return random.nextInt(ASTRAY) == 0;
    }

    @SafeVarargs
    final <T> T pick(final T... values) {
        return values[random.nextInt(values.length)];
    }

    private Command registration(final String code, final String medicalType) {
        final Key key = key(code);
        return new Command.Registration(key, visit(medicalType, key.institution()), 0);
    }

    private Command.Bill bill(final String code) {
        final String medicalType = switch (code) {
            case "2101", "2102" -> "41";
            case "2303", "2304" -> "21";
            default -> "11";
        };
        final boolean isStay = medicalType.equals("21");
        return bill(key(code), medicalType, isStay ? parts() : Parts.NONE);
    }

    private Command.Bill chronic() {
        return bill(key("2207"), "140104", Parts.NONE);
    }

    private Command.Bill bill(final Key key, final String medicalType, final Parts parts) {
        final Visit visit = visit(medicalType, key.institution());
        final List<Item> items = medicalType.equals("21") ? List.of() : items(visit.level());
        return new Command.Bill(key, visit, random.nextBoolean(), items, parts);
    }

    /** A refund that nothing is wrong with. */
    public Command refundOf(final PlainSettlement settled) {
        messages++;
        final String code =
                Map.of("2102", "2103", "2207", "2208", "2304", "2305").get(settled.key.code());
        final Key key = new Key(settled.key.institution(), code, Keys.msgId(model.today(), messages));
        return new Command.Refund(key, numbersOf(settled.person).get(0), settled.id, settled.encounterId);
    }

    private Command refund() {
        final long id = anySettlement();
        final PlainSettlement settled = model.settlements().get(id);
        if (settled == null) {
            return new Command.Refund(key("2208"), files.member().number(), id, Command.Refund.NOT_NAMED);
        }
        final String code = isAstray()
                ? "2103"
                : switch (settled.key.code()) {
                    case "2102" -> "2103";
                    case "2304", "2305" -> "2305";
                    default -> "2208";
                };
        return new Command.Refund(
                key(institutionOf(settled.key), code), numberOf(settled.person), id, encounterOf(settled));
    }

    /** As a refund names it: rightly, not at all, or seldom another one. */
    private long encounterOf(final PlainSettlement settled) {
        return switch (messages % 10) {
            case 0, 1 -> Command.Refund.CANNOT_NAME;
            case 2, 3 -> Command.Refund.NOT_NAMED;
            case 4 -> settled.encounterId + 1;
            default -> settled.encounterId;
        };
    }

    private Command reversal(final List<String> codes, final String codeOfUnknown) {
        final List<Command> originals =
                sent.stream().filter(one -> codes.contains(one.key().code())).toList();
        if (originals.isEmpty()) {
            return null;
        }
        final int back = random.nextInt(random.nextInt(5) == 0 ? originals.size() : Math.min(12, originals.size()));
        final Command original = originals.get(originals.size() - 1 - back);
        final String code = isAstray() ? codeOfUnknown : original.key().code();
        return new Command.Reversal(
                key(institutionOf(original.key()), "2601"),
                isAstray() ? files.member().number() : numberOf(original),
                code,
                original.key().msgId());
    }

    /** Of a request that nobody sent; it may come later. */
    private Command unknown() {
        final Key original = key(pick("2207", "2102", "2304", "2401", "2208"));
        final Command.Reversal reversal = new Command.Reversal(
                key(original.institution(), "2601"), files.member().number(), original.code(), original.msgId());
        ahead.add(reversal);
        return reversal;
    }

    private Command original() {
        if (ahead.isEmpty()) {
            return null;
        }
        final Key key = ahead.get(random.nextInt(ahead.size())).original();
        return switch (key.code()) {
            case "2401" -> new Command.Registration(key, visit("21", key.institution()), 0);
            case "2208" ->
                new Command.Refund(key, files.member().number(), anySettlement(), Command.Refund.CANNOT_NAME);
            default -> under(key, bill(key.code()));
        };
    }

    private static Command under(final Key key, final Command.Bill bill) {
        return new Command.Bill(key, bill.visit(), bill.useAccount(), bill.items(), bill.parts());
    }

    /** The same key with other content. */
    private Command conflict() {
        if (sent.isEmpty()) {
            return null;
        }
        final Command command = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(200)));
        return command instanceof Command.Bill bill
                ? otherwise(bill)
                : command instanceof Command.Refund refund
                        ? otherwise(refund)
                        : command instanceof Command.Act act
                                ? new Command.Act(act.key(), act.personNo(), act.encounterId() + 1, act.discharge())
                                : null;
    }

    private Command.Refund otherwise(final Command.Refund refund) {
        final boolean isOfAnother = refund.settlementId() % 2 == 0;
        return new Command.Refund(
                refund.key(),
                refund.personNo(),
                isOfAnother ? refund.settlementId() + 1 : refund.settlementId(),
                isOfAnother ? refund.encounterId() : Math.max(refund.encounterId(), 0) + 1);
    }

    private Command.Bill otherwise(final Command.Bill bill) {
        final boolean signsAgain = bill.visit().accident().isDeclared() && random.nextBoolean();
        return new Command.Bill(
                bill.key(),
                signsAgain ? bill.visit().with(new Accident(true, false, "elsewhere")) : bill.visit(),
                signsAgain == bill.useAccount(),
                bill.items(),
                bill.parts());
    }

    /** The institution of a key, seldom another one. */
    private String institutionOf(final Key key) {
        return isAstray() ? RandomFiles.INSTITUTIONS.get(1) : key.institution();
    }

    private String numberOf(final Command command) {
        final PlainKeys.Entry entry = model.keys().find(command.key());
        final PlainSettlement settled =
                entry == null ? null : model.settlements().get(entry.recordedAt);
        return settled == null ? command.personNo() : numberOf(settled.person);
    }

    /** Any number of a person. */
    String numberOf(final PlainPerson person) {
        final List<String> numbers = numbersOf(person);
        return isAstray() ? files.member().number() : numbers.get(random.nextInt(numbers.size()));
    }

    private List<String> numbersOf(final PlainPerson person) {
        return files.crowd().stream()
                .filter(member -> model.person(member.number(), member.insuranceType()) == person)
                .map(RandomFiles.Member::number)
                .toList();
    }
}
