package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** 流水所在: the two ways to say which journal is meant. */
final class JournalOptions {

    /** Name of the journal's folder in a data directory. */
    static final String JOURNAL = "journal";

    @Option(names = "--dir", required = true, paramLabel = "JOURNAL_DIR", description = "Folder of the journal.")
    private Path directory;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Configuration file of the gateway; the journal lies in its data directory.")
    private Path configuration;

    /** The folder meant; it is never made. */
    JournalFiles files(final UnaryOperator<Path> dataDirectoryOf, final CommandLine command) throws IOException {
        return new ChannelJournalFiles(folder(dataDirectoryOf, command));
    }

    /** Where the folder meant is. */
    Path folder(final UnaryOperator<Path> dataDirectoryOf, final CommandLine command) throws IOException {
        final Path folder =
                directory == null ? dataDirectoryOf.apply(configuration).resolve(JOURNAL) : directory;
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(command, "expected the folder of a journal, found none at " + folder);
        }
        if (!holdsJournal(folder)) {
            throw new ParameterException(
                    command, "expected the folder of a journal (DATA_DIR/journal), found no superblock in " + folder);
        }
        return folder;
    }

    private static boolean holdsJournal(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.startsWith("superblock-") || name.startsWith("segment-"));
        }
    }
}
