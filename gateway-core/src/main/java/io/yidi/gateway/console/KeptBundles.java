package io.yidi.gateway.console;

import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.view.PolicyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** 留存政策包: the bundles that a gateway keeps. One thread; the one looked at last is remembered. */
final class KeptBundles {

    private static final int SHOWN_MAX = 100;
    private static final String ROWS = ".rows";

    private final Path directory;
    private String viewedHash = "";
    private PolicyView viewed;

    KeptBundles(final Path dataDirectory) {
        this.directory = dataDirectory.resolve("bundles");
    }

    /**
     * 留存: one of them.
     *
     * @param hash 64 hex digits
     * @param keptAt when it was put there
     */
    record Kept(String hash, FileTime keptAt) {}

    /** The newest, at most {@value #SHOWN_MAX}. */
    List<Kept> newest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ROWS))
                    .map(file -> new Kept(file.getFileName().toString().replace(ROWS, ""), keptAt(file)))
                    .sorted(Comparator.comparing(Kept::keptAt).reversed())
                    .limit(SHOWN_MAX)
                    .toList();
        }
    }

    /** Looks at one; a text that is no hash of one is an {@link IllegalArgumentException}. */
    PolicyView view(final String hash) throws IOException, PackException {
        final Path rows = directory.resolve(hash + ROWS);
        if (!hash.matches("[0-9a-f]{64}") || !Files.exists(rows)) {
            throw new IllegalArgumentException("expected the hash of a bundle that is kept, found " + hash);
        }
        if (!hash.equals(viewedHash)) {
            viewed = PolicyView.of(rows);
            viewedHash = hash;
        }
        return viewed;
    }

    private static FileTime keptAt(final Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (final IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
