package io.yidi.rivals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.UsageTexts;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void shouldTellTheHelpOfEveryCommandWithoutAWarning() {
        assertEquals(
                Set.of("rivals", "rivals drools", "rivals postgres", "rivals exchange"),
                UsageTexts.of(RivalsMain.commandLine()).keySet());
    }
}
