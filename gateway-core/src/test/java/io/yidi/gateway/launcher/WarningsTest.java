package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.pipeline.GuardedClock;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway says of itself while it goes on serving. */
class WarningsTest {

    @TempDir
    private Path folder;

    private JournalFiles files;

    @BeforeEach
    void openFiles() throws Exception {
        files = new ChannelJournalFiles(folder);
    }

    @Test
    void shouldSayNothingWhileAllIsWell() throws Exception {
        try (PipelineRun run = new PipelineRun(files, 1).startNew()) {
            assertEquals(List.of(), warnings(run));
        }
    }

    /** Long before the segment in use is full, which ends the node. */
    @Test
    void shouldWarnOfADefectOfTheThreadThatMakesSegments() throws Exception {
        try (PipelineRun run = new PipelineRun(brokenForThePreparer(), 1).startNew()) {
            HangGuard.await(() -> !warnings(run).isEmpty());

            assertEquals(
                    List.of("journal: no segments are made any more, and the gateway ends when this one is full;"
                            + " restart: java.lang.LinkageError: a class is missing"),
                    warnings(run));
        }
    }

    private static List<String> warnings(final PipelineRun run) {
        return Warnings.of(run.pipeline, new GuardedClock(run.clock::get, () -> 0));
    }

    private JournalFiles brokenForThePreparer() {
        return (JournalFiles) Proxy.newProxyInstance(
                JournalFiles.class.getClassLoader(),
                new Class<?>[] {JournalFiles.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("create")
                            && Thread.currentThread().getName().equals("journal-preparer")) {
                        throw new LinkageError("a class is missing");
                    }
                    return method.invoke(files, arguments);
                });
    }
}
