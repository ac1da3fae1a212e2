package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.SettlementMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("BJ-31a: a stay is settled on the day of its discharge or later, by every way")
class DischargeDayTest {

    private static final String TODAY = "2023-12-31";
    private static final String TOMORROW = "2024-01-01";

    private final EncounterScript his = new EncounterScript(new MachineRun(TODAY));

    @ParameterizedTest(name = "{0} with discharge {1}: {2}")
    @CsvSource({
        "whole bill,  2023-12-30, LONG_TERM",
        "whole bill,  2023-12-31, LONG_TERM",
        "whole bill,  2024-01-01, DISCHARGE_AHEAD enddate",
        "whole bill,  2032-12-31, DISCHARGE_AHEAD enddate",
        "whole quote, 2023-12-31, LONG_TERM",
        "whole quote, 2024-01-01, LONG_TERM",
        "stay,        2023-12-31, LONG_TERM",
        "stay,        2024-01-01, DISCHARGE_AHEAD enddate",
        "stay,        2032-12-31, DISCHARGE_AHEAD enddate",
        "stay quote,  2023-12-31, LONG_TERM",
        "stay quote,  2024-01-01, LONG_TERM",
        "full pay,    2023-12-31, NONE 0.00 of 25000.00",
        "full pay,    2024-01-01, DISCHARGE_AHEAD enddate",
        "discharge,   2023-12-31, DISCHARGED",
        "discharge,   2024-01-01, DISCHARGE_AHEAD enddate",
    })
    void shouldAcceptADischargeUpToTheBusinessDay(final String way, final String discharged, final String expected) {
        final String answer = send(way, discharged);

        assertTrue(answer.startsWith(expected), answer);
    }

    /** A refusal is final under its key: the same bill is settled the next day under another one. */
    @ParameterizedTest
    @CsvSource({"whole bill", "stay", "full pay", "discharge"})
    void shouldAcceptTheDayOnceItHasCome(final String way) {
        assertEquals("DISCHARGE_AHEAD enddate", send(way, TOMORROW));

        his.run().cutOver(TOMORROW);

        assertEquals(fresh(TOMORROW).send(way, TOMORROW), send(way, TOMORROW));
    }

    /** A bill that was made up before midnight has the day that has just ended. */
    @ParameterizedTest
    @CsvSource({"whole bill", "stay", "full pay", "discharge"})
    void shouldAcceptTheDayThatHasJustEnded(final String way) {
        his.run().cutOver(TOMORROW);

        assertEquals(fresh(TODAY).send(way, TODAY), send(way, TODAY));
    }

    /** What counts is the day of the stay, also of one that was discharged before: it does not wait for the bill. */
    @Test
    void shouldSettleAStayThatWasDischargedBefore() {
        final long stay = admit();
        assertEquals("DISCHARGE_AHEAD enddate", his.act("2402", "P1", stay, Keys.epochDay(TOMORROW)));
        assertEquals("NOT_DISCHARGED enddate", his.settle("2304", "P1", stay, "", EncounterScript.AS_UPLOADED));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 1", his.act("2402", "P1", stay, Keys.epochDay("2023-12-30")));
        assertTrue(
                his.settle("2304", "P1", stay, "", EncounterScript.AS_UPLOADED).startsWith("LONG_TERM"));
    }

    private static DischargeDayTest fresh(final String businessDay) {
        final DischargeDayTest other = new DischargeDayTest();
        other.his.run().cutOver(businessDay);
        return other;
    }

    private String send(final String way, final String discharged) {
        final int day = Keys.epochDay(discharged);
        return switch (way) {
            case "whole bill" -> his.run().send(bill(discharged));
            case "whole quote" -> his.run().send(bill(discharged).code("2303"));
            case "stay" -> his.settle("2304", "P1", admit(), "", request -> request.dischargeDate(day));
            case "stay quote" -> his.settle("2303", "P1", admit(), "", request -> request.dischargeDate(day));
            case "full pay" ->
                his.settle(
                        "2304",
                        "P1",
                        admit(),
                        "",
                        request -> request.dischargeDate(day).mode(SettlementMode.FULL_PAY));
            default -> his.act("2402", "P1", admit(), day);
        };
    }

    private SettleFrame bill(final String discharged) {
        return SettleFrame.inpatient()
                .msgId(his.next())
                .stay("2023-12-20", discharged)
                .bill("25000.00", "25000.00");
    }

    private long admit() {
        final long stay = his.open(EncounterFrames.register(
                "2401",
                his.next(),
                "P1",
                EncounterScript.PLACE,
                0,
                request -> request.admissionDate(Keys.epochDay("2023-12-20"))));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "25000.00"));
        return stay;
    }
}
