package io.yidi.load.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final String NOBODY = "run-4194304999-1";

    @TempDir
    private Path work;

    @Test
    void shouldRemoveWhatARunWhoseProcessIsGoneLeftBehind() throws IOException {
        final Path gone = Files.createDirectories(work.resolve(NOBODY).resolve("data"));
        Files.createFile(gone.getParent().resolve(RunDirectory.KEEP_NOTHING));
        Files.createFile(gone.resolve("segment"));

        assertEquals(List.of(work.resolve(NOBODY)), Leftovers.remove(work));
        assertFalse(Files.exists(work.resolve(NOBODY)));
    }

    @Test
    void shouldLeaveAloneWhatIsInUseOrWorthKeepingOrNotOurs() throws IOException {
        final Path inUse = RunDirectory.makeWorthless(work);
        final Path kept = Files.createDirectory(work.resolve(NOBODY));
        final Path other = Files.createDirectory(work.resolve("other"));

        assertEquals(List.of(), Leftovers.remove(work));
        assertTrue(Files.exists(inUse) && Files.exists(kept) && Files.exists(other));
    }

    @Test
    void shouldUnmountTheInnermostFirst() {
        final List<String> mounts = List.of(
                "/dev/vda1 / ext4 rw 0 0",
                "/dev/loop0 /w/run-1-1/original ext4 rw 0 0",
                "none /w/run-1-1/original/memory tmpfs rw 0 0",
                "/dev/loop1 /w/run-1-10/original ext4 rw 0 0");

        assertEquals(
                List.of(Path.of("/w/run-1-1/original/memory"), Path.of("/w/run-1-1/original")),
                Leftovers.mountsUnder(Path.of("/w/run-1-1"), mounts));
    }
}
