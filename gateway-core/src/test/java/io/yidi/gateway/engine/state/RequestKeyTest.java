package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Keys;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

    @ParameterizedTest
    @CsvSource({
        "H1101000000X20261121083000000, 2026-11-21",
        "H1101000000X20000101235959999, 2000-01-01",
        "H1101000000X20991231000000000, 2099-12-31",
        "H1101000000X20240229000000000, 2024-02-29",
        "H1101000000X20000229000000000, 2000-02-29",
        "H1101000000X20261121, 2026-11-21",
        "H1101000000X20261121999999zzzz, 2026-11-21",
        "AnotherMaker20261121, 2026-11-21"
    })
    void shouldFindTheDayOfADatedMsgid(final String msgId, final String day) {
        assertEquals(LocalDate.parse(day).toEpochDay(), Keys.key(msgId).epochDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M1",
                "H1101000000X2026112",
                "H1101000000X20261131083000000",
                "H1101000000X20230229083000000",
                "H1101000000X20261301083000000",
                "H1101000000X20260001083000000",
                "H1101000000X20261100083000000",
                "H1101000000X19991231083000000",
                "H1101000000X21000101083000000",
                "H1101000000X2026-11-21-0830001",
                "00000000000S00000000000001234"
            })
    void shouldCallAMsgidWithoutACalendarDateUndated(final String msgId) {
        assertEquals(RequestKey.UNDATED, Keys.key(msgId).epochDay());
    }

    @Test
    void shouldKnowEveryDayOfTheCalendar() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2100; day = day.plusDays(1)) {
            assertEquals(day.toEpochDay(), Keys.key(Keys.msgId(day, 1)).epochDay());
        }
    }
}
