package io.yidi.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of the project, as a reader of its repository sees them. */
final class ProjectFiles {

    private static final Set<String> SKIPPED =
            Set.of(".git", "target", ".cifuzz-corpus", "data", "node_modules", ".idea");
    private static final Path ROOT = findRoot();

    private ProjectFiles() {}

    /** Folder that holds the Maven wrapper. */
    static Path root() {
        return ROOT;
    }

    /** All files below the root that pass the test, without what a build leaves behind. */
    static List<Path> matching(final Predicate<Path> test) {
        final List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(final Path directory, final BasicFileAttributes attributes) {
                    return SKIPPED.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                    if (test.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    /** All Java files, of all modules, main and test. */
    static List<Path> java() {
        return matching(file -> file.toString().endsWith(".java"));
    }

    /** Java files of the main code. */
    static List<Path> mainJava() {
        return matching(file -> file.toString().endsWith(".java") && has(file, "src/main/java/"));
    }

    /** Whether the path from the root contains a part, written with slashes. */
    static boolean has(final Path file, final String part) {
        return name(file).contains(part);
    }

    /** Path from the root, written with slashes. */
    static String name(final Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Content as text; bytes that are no UTF-8 do no harm. */
    static String text(final Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path findRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "expected mvnw in a folder above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
