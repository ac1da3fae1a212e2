package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTableTest {

    private static final String CODE = "H13010000001";
    private static final long DAY_BEGAN_MS = 1_000;

    private final ProviderTable table = new ProviderTable();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void shouldKeepWhatALineSaid() {
        assertTrue(table.isEmpty());
        put(CODE, 3, 0, Integer.MAX_VALUE);
        put("H1301", 1, 5, 9);

        final long long12 = find(CODE);
        assertEquals(130_102, table.place(long12));
        assertEquals(3, table.level(long12));
        assertEquals(HospitalRank.CITY, table.rank(long12));
        assertTrue(table.isNetworkedFor(long12, CareType.INPATIENT));
        assertFalse(table.isNetworkedFor(long12, CareType.OUTPATIENT));
        final long short5 = find("H1301");
        assertEquals(1, table.level(short5));
        assertFalse(table.hasAgreement(short5, 4));
        assertTrue(table.hasAgreement(short5, 5) && table.hasAgreement(short5, 9));
        assertFalse(table.hasAgreement(short5, 10));
        assertEquals(ProviderTable.NOT_FOUND, find("H13010000002"));
    }

    /** NAT-12b: changes take effect in the order of their moments, whatever order they come in. */
    @Test
    void shouldFollowChangesByTheirMoments() {
        put(CODE, 3, 0, Integer.MAX_VALUE);
        change(ProviderStatus.REMOVED, 300);
        change(ProviderStatus.SUSPENDED, 100);
        change(ProviderStatus.ADDED, 200);

        assertEquals(ProviderStatus.ADDED, at(99));
        assertEquals(ProviderStatus.SUSPENDED, at(100));
        assertEquals(ProviderStatus.ADDED, at(299));
        assertEquals(ProviderStatus.REMOVED, at(300));
        change(ProviderStatus.SUSPENDED, 300);
        assertEquals(ProviderStatus.SUSPENDED, at(300));
        put(CODE, 2, 0, 10);
        assertEquals(ProviderStatus.SUSPENDED, at(300), "a new line leaves the changes");
    }

    @Test
    void shouldKeepTheFourLatestChanges() {
        put(CODE, 3, 0, Integer.MAX_VALUE);
        for (int moment = 1; moment <= 5; moment++) {
            change(ProviderStatus.SUSPENDED, moment * 100L);
        }
        change(ProviderStatus.REMOVED, 50);

        assertEquals(ProviderStatus.ADDED, at(150), "earlier than all that is kept");
        assertEquals(ProviderStatus.SUSPENDED, at(200));
    }

    /** NAT-12b: changes that are yet to come never push the status of today out. */
    @ParameterizedTest(name = "known {0}, then one at {1}: {2}")
    @CsvSource({
        "100 2000 3000 4000, 5000, PROVIDER_CHANGES_FULL, SUSPENDED",
        "100 2000 3000 4000, 2500, PROVIDER_CHANGES_FULL, SUSPENDED",
        "100 2000 3000 4000, 900,  DONE,                  ADDED",
        "100 2000 3000 4000, 50,   DONE,                  SUSPENDED",
        "100 2000 3000 4000, 3000, DONE,                  SUSPENDED",
        "100 900 3000 4000,  5000, DONE,                  ADDED",
        "2000 3000 4000 5000, 100, PROVIDER_CHANGES_FULL, ADDED",
        "2000 3000 4000 5000, 6000, PROVIDER_CHANGES_FULL, ADDED",
    })
    void shouldNotForgetWhatHoldsToday(
            final String known, final long next, final ResultCode code, final ProviderStatus today) {
        put(CODE, 3, 0, Integer.MAX_VALUE);
        final List<String> moments = List.of(known.split(" ", -1));
        for (int i = 0; i < moments.size(); i++) {
            change(i % 2 == 0 ? ProviderStatus.SUSPENDED : ProviderStatus.ADDED, Long.parseLong(moments.get(i)));
        }

        assertEquals(code, table.change(new ProviderChangeRow(CODE, ProviderStatus.ADDED, next), DAY_BEGAN_MS));
        assertEquals(today, at(DAY_BEGAN_MS));
    }

    @Test
    void shouldPassOverAChangeOfAnUnknownProvider() {
        final long hash = table.stateHash();

        assertEquals(
                ResultCode.PROVIDER_UNKNOWN,
                table.change(new ProviderChangeRow(CODE, ProviderStatus.REMOVED, 100), DAY_BEGAN_MS));
        assertEquals(hash, table.stateHash());
        assertTrue(table.isEmpty());
    }

    private void put(final String code, final int level, final int from, final int to) {
        table.put(new ProviderRow(code, 130_102, level, HospitalRank.CITY, Set.of(CareType.INPATIENT), from, to));
    }

    private void change(final ProviderStatus status, final long effectiveMs) {
        assertEquals(ResultCode.DONE, table.change(new ProviderChangeRow(CODE, status, effectiveMs), DAY_BEGAN_MS));
    }

    private ProviderStatus at(final long timeMs) {
        return table.status(find(CODE), timeMs);
    }

    private long find(final String code) {
        final UnsafeBuffer key = new UnsafeBuffer(new byte[ProviderRow.CODE_LENGTH_MAX]);
        key.putStringWithoutLengthAscii(0, code);
        return table.find(key, 0);
    }
}
