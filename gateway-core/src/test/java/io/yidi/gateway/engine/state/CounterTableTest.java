package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.fixture.Portion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterTableTest {

    private static final int PERSONS = Portion.of(200_000);

    private record Key(int person, int period, long counterId) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 20_221_231, 7_777_777})
    void shouldHoldWhatAHashMapHolds(final long seed) {
        final Random random = new Random(seed);
        final CounterTable table = new CounterTable();
        final Map<Key, Long> model = new HashMap<>();
        for (int i = 0; i < Portion.of(60_000); i++) {
            final Key key = new Key(random.nextInt(300), 2_020 + random.nextInt(5), 1 + random.nextInt(9));
            final long delta = random.nextInt(2_000_001) - 1_000_000L;
            table.add(key.person, key.period, key.counterId, delta);
            model.merge(key, delta, Long::sum);
        }
        model.forEach(
                (key, value) -> assertEquals(value, table.value(key.person, key.period, key.counterId), key::toString));
        assertEquals(model.size(), table.count());
        assertEquals(0, table.value(300, 2_020, 1));
        assertEquals(0, table.value(0, 2_019, 1));
        assertEquals(0, table.value(0, 2_020, 10));
    }

    @Test
    void shouldKeepEveryCounterWhileGrowing() {
        final CounterTable table = new CounterTable();
        for (int person = 0; person < PERSONS; person++) {
            table.add(person, -person, Long.MIN_VALUE + person, person + 1);
        }
        assertEquals(PERSONS, table.count());
        for (int person = 0; person < PERSONS; person++) {
            assertEquals(person + 1, table.value(person, -person, Long.MIN_VALUE + person));
        }
    }

    @Test
    void shouldReadWithoutMakingCounters() {
        final CounterTable table = new CounterTable();

        assertEquals(0, table.value(1, 2_023, 7));
        assertEquals(0, table.count());
    }

    @Test
    void shouldHashTheSameWhateverTheOrderWas() {
        final List<Key> keys = new ArrayList<>();
        for (int person = 0; person < 500; person++) {
            keys.add(new Key(person, 2_023 + person % 2, 1L << person % 60));
        }
        final long expected = filled(keys).stateHash();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(keys, new Random(seed));
            assertEquals(expected, filled(keys).stateHash());
        }
    }

    /** INV-10: what was added and taken back leaves no trace. */
    @Test
    void shouldHashLikeAnEmptyTableWhenEverythingIsTakenBack() {
        final CounterTable table = new CounterTable();
        for (int person = 0; person < 100; person++) {
            table.add(person, 2_023, 5, 650_00);
        }
        assertNotEquals(new CounterTable().stateHash(), table.stateHash());
        for (int person = 99; person >= 0; person--) {
            table.add(person, 2_023, 5, -650_00);
        }
        assertEquals(new CounterTable().stateHash(), table.stateHash());
    }

    @Test
    void shouldHashDifferentlyWhenAnythingDiffers() {
        final long hash = filled(List.of(new Key(1, 2_023, 7))).stateHash();

        assertNotEquals(hash, filled(List.of(new Key(2, 2_023, 7))).stateHash());
        assertNotEquals(hash, filled(List.of(new Key(1, 2_024, 7))).stateHash());
        assertNotEquals(hash, filled(List.of(new Key(1, 2_023, 8))).stateHash());
        assertNotEquals(
                hash,
                filled(List.of(new Key(1, 2_023, 7), new Key(1, 2_023, 7))).stateHash());
    }

    @Test
    void shouldRefuseASumThatLeavesALong() {
        final CounterTable table = new CounterTable();
        table.add(1, 2_023, 7, Long.MAX_VALUE);

        assertThrows(ArithmeticException.class, () -> table.add(1, 2_023, 7, 1));
        assertEquals(Long.MAX_VALUE, table.value(1, 2_023, 7));
    }

    private static CounterTable filled(final List<Key> keys) {
        final CounterTable table = new CounterTable();
        keys.forEach(key -> table.add(key.person, key.period, key.counterId, 1 + key.person));
        return table;
    }
}
