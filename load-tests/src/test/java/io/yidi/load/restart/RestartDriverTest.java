package io.yidi.load.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RestartDriverTest {

    @Test
    void shouldReadTheRateFromTheLog() throws IOException {
        assertEquals(
                123_467,
                RestartDriver.perSecond("journal replayed: 3 segments; 1000000 transactions reproduced in 8100 ms, "
                        + "123467 a second"));
    }

    @Test
    void shouldNotTakeALogWithoutARateForAReplay() {
        assertThrows(IOException.class, () -> RestartDriver.perSecond("no line 'journal replayed' in the log"));
    }
}
