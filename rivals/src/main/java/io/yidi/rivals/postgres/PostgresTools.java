package io.yidi.rivals.postgres;

import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 数据库程序: {@code initdb} and {@code pg_ctl} of this machine, run as {@code postgres} where this process is root, which
 * they refuse.
 *
 * @param directory of the programs
 */
public record PostgresTools(Path directory) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String ROOT = "root";
    private static final String OWNER = "postgres";

    /**
     * Looks where Debian puts them.
     *
     * @return of the newest version; none if PostgreSQL is not installed
     * @throws IOException if the directory cannot be read
     */
    public static Optional<PostgresTools> find() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString))
                    .map(PostgresTools::new);
        }
    }

    /** Makes a directory that the programs may write to. */
    void own(final Path path) throws IOException {
        if (isRoot()) {
            ToolRun.of("chown", OWNER, path.toString()).expectDone();
        }
    }

    /** Runs one of the programs to its end. */
    ToolRun run(final String program, final String... arguments) throws IOException {
        final List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("runuser", "-u", OWNER, "--"));
        }
        words.add(directory.resolve(program).toString());
        words.addAll(List.of(arguments));
        return ToolRun.of(words.toArray(String[]::new)).expectDone();
    }

    private static boolean isRoot() {
        return ROOT.equals(System.getProperty("user.name"));
    }
}
