package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills by the directory of providers: who is in it, where, for what, and since when not any more. */
class ProviderTest {

    private static final int PLACE = 910_100;
    private static final Set<CareType> STAYS = Set.of(CareType.INPATIENT);

    private final MachineRun run =
            new MachineRun("2023-03-20").at("2023-03-20T09:00:00").person("P1", 310, PLACE);

    /** NAT-12a: without a directory nobody knows who is in it; with one, an institution has to be. */
    @Test
    void shouldAskForTheProviderOnceThereIsADirectory() {
        assertTrue(run.send(stay("M1")).startsWith("LONG_TERM"));

        provider("H31010000001", 310_101, 3, STAYS);

        assertEquals("PROVIDER_UNKNOWN fixmedins_code", run.send(stay("M2")));
        provider(SettleFrame.INSTITUTION, 110_105, 3, STAYS);
        assertTrue(run.send(stay("M3")).startsWith("LONG_TERM"));
    }

    /** NAT-N4.1c, AMB-29: the provider lies in the place of care and has the level that the bill states. */
    @ParameterizedTest(name = "in {0}, level {1}, care at {2}: {3}")
    @CsvSource({
        "110105, 3, 110105, LONG_TERM",
        "110105, 3, 110000, LONG_TERM",
        "110105, 3, 110106, PROVIDER_OTHER_PLACE mdtrtarea_admvs",
        "310101, 3, 110105, PROVIDER_OTHER_PLACE mdtrtarea_admvs",
        "110105, 2, 110105, PROVIDER_OTHER_LEVEL hosp_lv"
    })
    void shouldCompareTheProviderWithTheBill(
            final int place, final int level, final String carePlace, final String expected) {
        provider(SettleFrame.INSTITUTION, place, level, STAYS);

        assertTrue(run.send(stay("M1").carePlace(carePlace)).startsWith(expected));
    }

    @Test
    void shouldSettleOnlyCareThatTheProviderIsNetworkedForAsOfNatN41c() {
        provider(SettleFrame.INSTITUTION, 110_105, 3, Set.of(CareType.OUTPATIENT));

        assertEquals("PROVIDER_NOT_NETWORKED med_type", run.send(stay("M1")));
    }

    /** NAT-12b: refused from the moment on, not before; added again, accepted again. */
    @ParameterizedTest(name = "{0} from {1}, asked at {2}: {3}")
    @CsvSource({
        "SUSPENDED, 2023-03-20T12:00:00, 2023-03-20T11:59:00, OPEN",
        "SUSPENDED, 2023-03-20T12:00:00, 2023-03-20T12:00:00, PROVIDER_SUSPENDED fixmedins_code",
        "REMOVED,   2023-03-20T12:00:00, 2023-03-20T12:00:00, PROVIDER_REMOVED fixmedins_code",
        "ADDED,     2023-03-20T12:00:00, 2023-03-20T12:00:00, OPEN"
    })
    void shouldRefuseFromTheMomentOfTheChange(
            final ProviderStatus status, final String from, final String askedAt, final String expected) {
        provider(SettleFrame.INSTITUTION, 110_105, 3, Set.of(CareType.OUTPATIENT));
        change(ProviderStatus.SUSPENDED, "2023-01-01T00:00:00");
        change(status == ProviderStatus.ADDED ? ProviderStatus.REMOVED : ProviderStatus.ADDED, "2023-03-19T00:00:00");
        change(status, from);

        assertTrue(run.at(askedAt)
                .send(EncounterFrames.register("2201", "R1", "P1", PLACE))
                .startsWith(expected));
    }

    /** AMB-25: who was admitted before is settled for, who was admitted after is not. */
    @ParameterizedTest(name = "admitted {0}: {1}")
    @CsvSource({
        "2023-03-04, LONG_TERM",
        "2023-03-05, PROVIDER_SUSPENDED fixmedins_code",
        "2023-03-08, PROVIDER_SUSPENDED fixmedins_code"
    })
    void shouldFinishAStayThatBeganBefore(final String admitted, final String expected) {
        provider(SettleFrame.INSTITUTION, 110_105, 3, STAYS);
        change(ProviderStatus.SUSPENDED, "2023-03-05T00:00:00");

        assertTrue(run.send(stay("M1").stay(admitted, "2023-03-11")).startsWith(expected));
    }

    /** NAT-12b, AMB-25: no new encounter at a provider that is suspended; what was admitted before goes on. */
    @Test
    void shouldRegisterNoNewEncounterAtASuspendedProvider() {
        provider(SettleFrame.INSTITUTION, 110_105, 3, Set.of(CareType.INPATIENT, CareType.OUTPATIENT));
        change(ProviderStatus.SUSPENDED, "2023-03-10T00:00:00");

        assertEquals(
                "PROVIDER_SUSPENDED fixmedins_code", run.send(EncounterFrames.register("2201", "R1", "P1", PLACE)));
        assertTrue(run.send(EncounterFrames.register("2401", "R2", "P1", PLACE)).startsWith("OPEN"));
    }

    /** NAT-12b, AMB-25: on the day of the suspension, who is registered after it comes after it. */
    @ParameterizedTest(name = "admitted {0}, registered at {1}: {2}")
    @CsvSource({
        "2023-03-20, 2023-03-20T11:59:00, OPEN",
        "2023-03-20, 2023-03-20T12:00:00, PROVIDER_SUSPENDED fixmedins_code",
        "2023-03-19, 2023-03-20T12:00:00, OPEN"
    })
    void shouldTellAdmissionsOfTheDayByTheMoment(
            final LocalDate admitted, final String registeredAt, final String expected) {
        provider(SettleFrame.INSTITUTION, 110_105, 3, STAYS);
        change(ProviderStatus.SUSPENDED, "2023-03-20T12:00:00");

        assertTrue(run.at(registeredAt)
                .send(EncounterFrames.register(
                        "2401", "R1", "P1", PLACE, 0, request -> request.admissionDate((int) admitted.toEpochDay())))
                .startsWith(expected));
    }

    /** BJ-5b: the agreement has to be in force on the day. */
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2023-03-20, 2023-12-31, LONG_TERM",
        "2023-03-21, 2023-12-31, PROVIDER_NO_AGREEMENT fixmedins_code",
        "2022-01-01, 2023-03-20, LONG_TERM",
        "2022-01-01, 2023-03-19, LONG_TERM",
        "2022-01-01, 2023-02-28, PROVIDER_NO_AGREEMENT fixmedins_code"
    })
    void shouldAskForAnAgreement(final LocalDate from, final LocalDate to, final String expected) {
        run.change(rows -> rows.onProvider(new ProviderRow(
                SettleFrame.INSTITUTION, 110_105, 3, HospitalRank.NONE, STAYS, (int) from.toEpochDay(), (int)
                        to.toEpochDay())));

        assertTrue(run.send(stay("M1")).startsWith(expected));
    }

    /** INV-24: the directory is part of the state. */
    @Test
    void shouldKeepTheDirectoryInASnapshot() {
        final long before = run.machine().stateHash();
        provider(SettleFrame.INSTITUTION, 110_105, 3, STAYS);
        final long withProvider = run.machine().stateHash();
        change(ProviderStatus.REMOVED, "2023-03-01T00:00:00");

        final MachineRun restored = run.restored().at("2023-03-20T09:00:00");
        assertNotEquals(before, withProvider);
        assertNotEquals(withProvider, run.machine().stateHash());
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        assertEquals("PROVIDER_REMOVED fixmedins_code", restored.send(stay("M1")));
    }

    private void provider(final String code, final int place, final int level, final Set<CareType> careTypes) {
        run.change(rows -> rows.onProvider(
                new ProviderRow(code, place, level, HospitalRank.NONE, careTypes, 0, Integer.MAX_VALUE)));
    }

    private void change(final ProviderStatus status, final String moment) {
        final long effectiveMs =
                LocalDateTime.parse(moment).toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
        run.change(
                rows -> rows.onProviderChange(1, new ProviderChangeRow(SettleFrame.INSTITUTION, status, effectiveMs)));
    }

    private static SettleFrame stay(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}
