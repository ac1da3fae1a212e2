package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Portion;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("NAT-10b: benefits are paused, resumed and ended by day, whatever order the changes come in")
class BenefitChangesTest {

    private static final int OFFSET = 4;
    private static final int LAST_DAY = 70;

    private final UnsafeBuffer row = new UnsafeBuffer(new byte[OFFSET + BenefitChanges.BYTES + 4]);

    BenefitChangesTest() {
        BenefitChanges.state(row, OFFSET, BenefitStatus.NORMAL, 0);
    }

    /** Columns: changes as they come in, P10 for paused from day 10 on; business day; what the last is told; days. */
    @ParameterizedTest(name = "{0} on day {1}: {2}, {3}")
    @CsvSource({
        "P10,                    0, DONE,                     9N 10P 60P",
        "P10 N20,                0, DONE,                     9N 10P 19P 20N",
        "N20 P10,                0, DONE,                     9N 10P 19P 20N",
        "N20 P10,               15, DONE,                     15P 19P 20N",
        "N20 P10,               30, DONE,                     30N 60N",
        "P10 P10,                0, DONE,                     9N 10P",
        "P10 N10,                0, DONE,                     9N 10N 60N",
        "P10 N20 P30 N40,        0, DONE,                     9N 10P 20N 30P 40N",
        "P10 N20 P30 N40 P50,    0, BENEFIT_CHANGES_FULL,     9N 10P 20N 30P 40N 60N",
        "P10 N20 P30 N40 P5,     0, BENEFIT_CHANGES_FULL,     5N 9N 10P 60N",
        "P10 N20 P30 N40 P50,   10, DONE,                     10P 20N 30P 40N 50P",
        "P10 N20 P30 N40 T50,    0, BENEFIT_CHANGES_FULL,     9N 50N",
        "P10 N20 P30 N40 T35,    0, DONE,                     9N 10P 20N 30P 35T 40T",
        "P20 N30 P40 N50 N5,    10, DONE,                     10N 20P",
        "T30 N40,                0, BENEFIT_CHANGE_AFTER_END, 29N 30T 40T",
        "T30 T40,                0, DONE,                     29N 30T 40T",
        "T30 P10,                0, DONE,                     9N 10P 29P 30T",
        "N40 T30,                0, DONE,                     29N 30T 40T",
        "T30 N30,                0, DONE,                     29N 30N 60N",
        "T30 N30,               30, BENEFIT_CHANGE_AFTER_END, 30T 60T",
        "T30 N30,               50, BENEFIT_CHANGE_AFTER_END, 50T",
        "N40 T30,               50, DONE,                     50T",
    })
    void shouldCountInTheOrderOfTheirDays(
            final String changes, final int businessDay, final ResultCode code, final String days) {
        ResultCode last = ResultCode.DONE;
        for (final String change : changes.split(" ", -1)) {
            last = note(change, businessDay);
        }

        assertEquals(code, last);
        for (final String day : days.split(" ", -1)) {
            assertEquals(day.charAt(day.length() - 1), on(Integer.parseInt(day.substring(0, day.length() - 1))), day);
        }
    }

    /** The business day goes on between two changes; of what has begun the latest holds. */
    @Test
    void shouldMakeRoomAsDaysPass() {
        for (int day = 1; day <= LAST_DAY; day++) {
            assertEquals(ResultCode.DONE, note((day % 2 == 0 ? "N" : "P") + (day + 4), day));
            if (day > 4) {
                assertEquals(day % 2 == 0 ? 'N' : 'P', on(day), "day " + day);
            }
        }
    }

    /** A new line of the person says how it is today; only what is yet to come stays. */
    @ParameterizedTest
    @CsvSource({
        "P10 N40, NORMAL,     30N 40N",
        "P10 N40, PAUSED,     30P 39P 40N",
        "P10 N40, TERMINATED, 30T 40T",
        "T10,     NORMAL,     30N 60N",
        "T40,     NORMAL,     30N 40T",
    })
    void shouldBeginAnewWithALineOfThePerson(final String changes, final BenefitStatus stated, final String days) {
        for (final String change : changes.split(" ", -1)) {
            note(change, 0);
        }
        BenefitChanges.state(row, OFFSET, stated, 30);

        for (final String day : days.split(" ", -1)) {
            assertEquals(day.charAt(day.length() - 1), on(Integer.parseInt(day.substring(0, day.length() - 1))), day);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnTheOrderOfArrival(final long seed) {
        final Random random = new Random(seed);
        for (int round = 0; round < Portion.of(2_000); round++) {
            final List<String> changes = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                changes.add("NNPPT".charAt(random.nextInt(5)) + "" + (i * 10 + random.nextInt(9)));
            }
            final int businessDay = random.nextInt(LAST_DAY);
            final String inOrder = daysAfter(changes, businessDay);
            Collections.shuffle(changes, random);

            assertEquals(inOrder, daysAfter(changes, businessDay), changes + " on day " + businessDay);
        }
    }

    private String daysAfter(final List<String> changes, final int businessDay) {
        BenefitChanges.state(row, OFFSET, BenefitStatus.TERMINATED, LAST_DAY);
        BenefitChanges.state(row, OFFSET, BenefitStatus.NORMAL, 0);
        changes.forEach(change -> note(change, businessDay));
        final StringBuilder days = new StringBuilder();
        for (int day = businessDay; day <= LAST_DAY; day++) {
            days.append(on(day));
        }
        return days.toString();
    }

    private ResultCode note(final String change, final int businessDay) {
        final BenefitStatus status = switch (change.charAt(0)) {
            case 'P' -> BenefitStatus.PAUSED;
            case 'T' -> BenefitStatus.TERMINATED;
            default -> BenefitStatus.NORMAL;
        };
        return BenefitChanges.note(row, OFFSET, status, Integer.parseInt(change.substring(1)), businessDay);
    }

    private char on(final int day) {
        return BenefitChanges.on(row, OFFSET, day).name().charAt(0);
    }
}
