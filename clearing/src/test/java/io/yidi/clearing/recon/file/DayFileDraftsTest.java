package io.yidi.clearing.recon.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BJ-35a: of files that came, all are kept, or none. */
class DayFileDraftsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    /** More than any system gives to a process. */
    private static final String NOBODY = ".99999999999.tmp";

    @TempDir
    private Path folder;

    @Test
    void shouldKeepNothingUnlessTold() throws IOException {
        try (DayFileDrafts drafts = draft(OLD)) {
            assertEquals(List.of(), kept());
        }

        assertFalse(Files.exists(dayFolder()));
    }

    @Test
    void shouldPutFilesInThePlaceOfThoseBefore() throws IOException {
        try (DayFileDrafts drafts = draft(OLD)) {
            drafts.keep();
        }
        try (DayFileDrafts drafts = draft(NEW)) {
            assertArrayEquals(OLD, Files.readAllBytes(dayFolder().resolve("platform.csv")));
            drafts.keep();
        }

        assertEquals(List.of("hospital-H11010500001.csv", "platform.csv"), names());
        assertArrayEquals(NEW, Files.readAllBytes(dayFolder().resolve("platform.csv")));
        assertArrayEquals(NEW, Files.readAllBytes(dayFolder().resolve("hospital-H11010500001.csv")));
    }

    /** A name in a folder lasts only as long as the name of the folder. */
    @Test
    void shouldForceANewFolderBeforeWhatIsInIt() throws IOException {
        final Path reconciliation = folder.resolve("reconciliation");
        final Path recorded = folder.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            try (DayFileDrafts drafts = new KeptFiles(reconciliation).draft(DAY, Map.of(), Optional.of(NEW))) {
                drafts.keep();
            }
            recording.dump(recorded);
        }

        final List<Path> forced = RecordingFile.readAllEvents(recorded).stream()
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .map(force -> Path.of(force.getString("path")))
                .filter(path -> path.startsWith(folder))
                .toList();
        assertEquals(4, forced.size(), forced::toString);
        assertEquals(List.of(folder, reconciliation), forced.subList(0, 2));
        assertEquals(reconciliation.resolve(DAY.toString()), forced.get(3), "after the file itself");
    }

    @Test
    void shouldSweepAwayWhatADeadProcessLeft() throws IOException {
        Files.createDirectories(dayFolder());
        final String living =
                "platform.csv." + ProcessHandle.current().parent().orElseThrow().pid() + ".tmp";
        Files.write(dayFolder().resolve("platform.csv" + NOBODY), OLD);
        Files.write(dayFolder().resolve(living), OLD);

        try (DayFileDrafts drafts = draft(NEW)) {
            drafts.keep();
        }

        assertEquals(List.of("hospital-H11010500001.csv", "platform.csv", living), names());
    }

    @Test
    void shouldKeepNothingIfOneCannotBeWritten() throws IOException {
        Files.write(dayFolder(), OLD);

        final DayFileDrafts drafts = draft(NEW);

        assertThrows(IOException.class, drafts::keep);
        assertArrayEquals(OLD, Files.readAllBytes(dayFolder()));
    }

    /** Of a day whose first files were not sound there is no trace, not even a folder. */
    @Test
    void shouldLeaveNoFolderBehind() throws IOException {
        final Path reconciliation = folder.resolve("reconciliation");

        new KeptFiles(reconciliation).draft(DAY, Map.of(), Optional.of(NEW)).close();

        assertFalse(Files.exists(reconciliation));
    }

    /** Where the folder is a link to another disk, it stays one, whether anything is kept or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotDeleteAFolderThatItDidNotMake(final boolean isKept) throws IOException {
        final Path disk = Files.createDirectory(folder.resolve("disk"));
        final Path reconciliation = Files.createSymbolicLink(folder.resolve("reconciliation"), disk);

        try (DayFileDrafts drafts = new KeptFiles(reconciliation).draft(DAY, Map.of(), Optional.of(NEW))) {
            if (isKept) {
                drafts.keep();
            }
        }

        assertTrue(Files.isSymbolicLink(reconciliation));
        assertEquals(isKept, Files.exists(disk.resolve(DAY.toString())));
    }

    private DayFileDrafts draft(final byte[] content) {
        return new KeptFiles(folder).draft(DAY, Map.of("H11010500001", content), Optional.of(content));
    }

    private List<String> kept() throws IOException {
        return new KeptFiles(folder).stamps(DAY);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dayFolder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path dayFolder() {
        return folder.resolve(DAY.toString());
    }
}
