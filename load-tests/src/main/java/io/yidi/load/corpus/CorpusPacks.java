package io.yidi.load.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** 语料政策包: the shipped packs with a place for the national illustration, which as shipped has none. */
public final class CorpusPacks {

    private static final Path ILLUSTRATION = Path.of("national-default", "region.yaml");
    private static final String NO_PLACE = "areas: []";
    private static final String PLACE = "areas: [\"46\"]";

    private CorpusPacks() {}

    /**
     * Copies packs.
     *
     * @param shipped directory of the packs
     * @param target made; may not hold anything yet
     * @return the target
     * @throws IOException if something cannot be read or written, or the illustration has a place already
     */
    public static Path copy(final Path shipped, final Path target) throws IOException {
        final List<Path> all;
        try (Stream<Path> tree = Files.walk(shipped)) {
            all = tree.sorted().toList();
        }
        for (final Path path : all) {
            final Path copy = target.resolve(shipped.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy);
            }
        }
        givePlace(target.resolve(ILLUSTRATION));
        return target;
    }

    private static void givePlace(final Path region) throws IOException {
        final String text = Files.readString(region, StandardCharsets.UTF_8);
        if (!text.contains(NO_PLACE)) {
            throw new IOException("expected '" + NO_PLACE + "' in " + region);
        }
        Files.writeString(region, text.replace(NO_PLACE, PLACE), StandardCharsets.UTF_8);
    }
}
