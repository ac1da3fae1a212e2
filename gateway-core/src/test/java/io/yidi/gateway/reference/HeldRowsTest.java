package io.yidi.gateway.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.engine.state.ReferenceRows;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeldRowsTest {

    /** A kind of row that is not held would be read and silently dropped. */
    @Test
    void shouldHoldEveryKindOfRow() {
        final Set<String> held = Arrays.stream(HeldRows.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        final List<String> dropped = Arrays.stream(ReferenceRows.class.getMethods())
                .map(Method::getName)
                .filter(name -> !held.contains(name))
                .toList();
        assertEquals(List.of(), dropped);
    }

    @Test
    void shouldHoldSoManyRowsOnly() {
        final HeldRows rows = new HeldRows("0".repeat(64), 1);
        rows.onPerson(null);

        final ReferenceException full = assertThrows(ReferenceException.class, () -> rows.onPerson(null));
        assertEquals("YD-7160", full.faults().get(0).code().label());
    }
}
