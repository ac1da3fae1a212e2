package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a failed node, with what else may fail meanwhile. */
class FailureExitTest {

    private final List<Integer> ended = new ArrayList<>();

    @Test
    void shouldEndWithTheCodeOfTheReport() {
        FailureExit.end(() -> ExitCode.JOURNAL_FAILED, () -> {}, ended::add);

        assertEquals(List.of(ExitCode.JOURNAL_FAILED), ended);
    }

    @Test
    void shouldEndWithoutAReportWhenThereIsNoMemoryForOne() {
        assertThrows(
                OutOfMemoryError.class,
                () -> FailureExit.end(
                        () -> {
                            throw new OutOfMemoryError("Java heap space");
                        },
                        () -> {},
                        ended::add));

        assertEquals(List.of(ExitCode.INTERNAL), ended);
    }

    @Test
    void shouldEndWithTheCodeOfTheReportWhenNoThreadIsLeftForTheLog() {
        assertThrows(
                OutOfMemoryError.class,
                () -> FailureExit.end(
                        () -> ExitCode.JOURNAL_FAILED,
                        () -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        },
                        ended::add));

        assertEquals(List.of(ExitCode.JOURNAL_FAILED), ended);
    }
}
