package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.policy.plane.CivilDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What was found for the bill before never shows in the year of the next. */
class BenefitYearMemoTest {

    private static final int LOOKS = 200_000;
    private static final int DAYS = 30_000;
    private static final int[] STARTS = {101, 701, 401, 1231, 228, 102};

    @Test
    void shouldGiveTheYearOfEveryDayWhateverWasAskedBefore() {
        final SplittableRandom random = new SplittableRandom(7);
        final BenefitYearMemo memo = new BenefitYearMemo();
        assertEquals(CivilDate.lastDayOf(0, 101), new BenefitYearMemo().lastDayOf(0, 101));
        int day = 0;
        for (int i = 0; i < LOOKS; i++) {
            day = random.nextInt(4) == 0 ? random.nextInt(DAYS) - DAYS / 2 : day + random.nextInt(30);
            final int start = STARTS[random.nextInt(8) == 0 ? random.nextInt(STARTS.length) : 0];
            final int year = CivilDate.benefitYear(day, start);
            assertEquals(year, memo.yearOf(day, start));
            final int asked = year + random.nextInt(3) - 1;
            assertEquals(CivilDate.lastDayOf(asked, start), memo.lastDayOf(asked, start));
        }
    }
}
