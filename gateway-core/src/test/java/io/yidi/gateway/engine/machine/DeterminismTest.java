package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.policy.plane.BenefitCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-24: the same commands in the same order give the same replies, effects and state, byte for byte. */
class DeterminismTest {

    private static final int PERSONS = 40;
    private static final int COMMANDS = 3_000;
    private static final int[] PLACES = {910_100, 920_100, 930_100, 950_100, 960_100, 980_100};

    @ParameterizedTest
    @ValueSource(longs = {5, 55, 20_230_701})
    void shouldRepeatAHistoryToTheBit(final long seed) {
        final List<UnsafeBuffer> commands = commands(new Random(seed));
        final MachineRun first = play(commands);
        final MachineRun second = play(commands);

        assertTrue(first.bodies().size() > COMMANDS / 2, "expected a history with many executed commands");
        assertEquals(first.bodies().size(), second.bodies().size());
        for (int i = 0; i < first.bodies().size(); i++) {
            assertArrayEquals(first.bodies().get(i), second.bodies().get(i), "record " + i);
        }
        assertEquals(first.machine().stateHash(), second.machine().stateHash());
        assertNotEquals(
                play(commands.subList(0, COMMANDS - 100)).machine().stateHash(),
                first.machine().stateHash());
    }

    private static MachineRun play(final List<UnsafeBuffer> commands) {
        final MachineRun run = new MachineRun("2023-06-01");
        for (int i = 0; i < PERSONS; i++) {
            run.person("P" + i, 310, PLACES[i % PLACES.length]);
            run.filing("P" + i, 310, BenefitCategory.values()[i % 4]);
        }
        for (int i = 0; i < commands.size(); i++) {
            if (i == commands.size() / 2) {
                run.cutOver("2024-01-01");
            }
            run.execute(commands.get(i));
        }
        return run;
    }

    private static List<UnsafeBuffer> commands(final Random random) {
        final List<UnsafeBuffer> commands = new ArrayList<>();
        while (commands.size() < COMMANDS) {
            final int kind = random.nextInt(10);
            final String earlier = "M" + random.nextInt(commands.size() + 5);
            if (kind == 0 && !commands.isEmpty()) {
                commands.add(commands.get(random.nextInt(commands.size())));
            } else if (kind <= 2) {
                commands.add(Requests.reversal(
                        "R" + commands.size(), "P" + random.nextInt(PERSONS), kind == 1 ? "2304" : "2207", earlier));
            } else {
                commands.add(bill(random, commands.size()));
            }
        }
        return commands;
    }

    private static UnsafeBuffer bill(final Random random, final int number) {
        final int person = random.nextInt(PERSONS);
        final String place = Integer.toString(PLACES[person % PLACES.length]);
        final long inScopeFen = random.nextInt(5_000_000);
        final String inScope = Yuan.text(inScopeFen);
        final String total = Yuan.text(inScopeFen + random.nextInt(100_000));
        final boolean visit = place.startsWith("93") || place.startsWith("96");
        final SettleFrame bill = visit
                ? SettleFrame.outpatient().lines(total, inScope)
                : SettleFrame.inpatient()
                        .stay("2022-12-" + (10 + random.nextInt(20)), "2023-0" + (1 + random.nextInt(5)) + "-11")
                        .bill(total, inScope);
        return bill.msgId("M" + number)
                .personNo("P" + person)
                .insuredPlace(place)
                .encode();
    }
}
