package io.yidi.gateway.pipeline.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A day of a gateway, drawn from a seed: rounds of bills, repeats, reversals before and after their bills, conflicts,
 * refusals, stays with their lines, queries, quotes, control commands and idle moments.
 */
record Script(List<List<Command>> rounds) {

    private static final int PERSONS = 10;
    private static final int UNKNOWN_PERSON = 999;
    private static final int STAYS = 3;

    /** Behind the bundle, the file and the first day. */
    private static final long FIRST_STAY = 4;

    /** Draws a day of so many rounds. */
    static Script drawn(final long seed, final int rounds) {
        final Author author = new Author(new Random(seed));
        final List<List<Command>> script = new ArrayList<>();
        script.add(List.of(Command.activation(), Command.load()));
        script.add(author.admissions());
        for (int i = 0; i < rounds; i++) {
            script.add(author.round());
        }
        return new Script(script);
    }

    private static final class Author {

        private final Random random;
        private final List<Integer> bills = new ArrayList<>();
        private final List<Integer> announced = new ArrayList<>();
        private final List<Command> reversals = new ArrayList<>();
        private int lastBill;
        private int lastReversal;
        private int lastOfStay;

        Author(final Random random) {
            this.random = random;
        }

        List<Command> round() {
            final List<Command> round = new ArrayList<>();
            if (random.nextInt(4) == 0) {
                round.add(Command.idle());
            }
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                round.add(command());
            }
            return round;
        }

        private Command command() {
            return switch (random.nextInt(20)) {
                case 0, 1 -> known() ? bill(oldBill()) : newBill();
                case 2, 3, 4 -> known() ? reversal(oldBill()) : newBill();
                case 5 -> announcedReversal();
                case 6 -> announced.isEmpty() ? newBill() : bill(announced.get(random.nextInt(announced.size())));
                case 7 -> reversals.isEmpty() ? newBill() : reversals.get(random.nextInt(reversals.size()));
                case 8 -> known() ? changed(oldBill()) : newBill();
                case 9 -> Command.query("2304", "M" + random.nextInt(lastBill + 2));
                case 10 -> Command.quote(1 + random.nextInt(PERSONS));
                case 11 -> Command.bill("U" + lastBill, UNKNOWN_PERSON);
                case 12 -> random.nextInt(4) == 0 ? Command.activation() : newBill();
                case 13, 14 -> ofStay();
                default -> newBill();
            };
        }

        /** Stays of some persons; each has the sequence of its record as id. */
        List<Command> admissions() {
            final List<Command> admissions = new ArrayList<>();
            for (int stay = 0; stay < STAYS; stay++) {
                admissions.add(Command.admission("A" + stay, 1 + stay));
            }
            return admissions;
        }

        /** Uploads lines of a stay, takes them back, settles them, and undoes that. */
        private Command ofStay() {
            final int stay = random.nextInt(STAYS);
            final long stayId = FIRST_STAY + stay;
            return switch (random.nextInt(6)) {
                case 2 -> reversal("E" + (1 + random.nextInt(lastOfStay + 1)), 1 + stay);
                case 0, 3 -> Command.settlement(nextMsgId(), 1 + stay, stayId);
                case 1 -> Command.withdrawal(nextMsgId(), 1 + stay, stayId);
                default -> Command.upload(nextMsgId(), 1 + stay, stayId);
            };
        }

        private String nextMsgId() {
            return "E" + ++lastOfStay;
        }

        private boolean known() {
            return !bills.isEmpty();
        }

        private int oldBill() {
            return bills.get(random.nextInt(bills.size()));
        }

        private Command newBill() {
            bills.add(++lastBill);
            return bill(lastBill);
        }

        private Command announcedReversal() {
            announced.add(++lastBill);
            return reversal(lastBill);
        }

        private Command reversal(final int bill) {
            return reversal("M" + bill, person(bill));
        }

        private Command reversal(final String msgId, final int person) {
            final Command reversal = Command.reversal("R" + ++lastReversal, person, msgId);
            reversals.add(reversal);
            return reversal;
        }

        private static Command bill(final int number) {
            return Command.bill("M" + number, person(number));
        }

        private static Command changed(final int number) {
            return Command.changedBill("M" + number, person(number));
        }

        private static int person(final int bill) {
            return 1 + bill % PERSONS;
        }
    }
}
