package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.gateway.policy.yaml.FaultSink;
import io.yidi.gateway.policy.yaml.YamlDocument;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** 政策目录: one folder below the packs directory, of a region or of what regions share; opens its files. */
final class PackFolder {

    static final int MAX_FILES = 2_000;

    private static final String EXTENSION = ".yaml";

    private final Path directory;
    private final Path folder;
    private final Set<PackFault> faults;

    PackFolder(final Path directory, final Path folder, final Set<PackFault> faults) {
        this.directory = directory;
        this.folder = folder;
        this.faults = faults;
    }

    /** All folders of a packs directory, by name. */
    static List<Path> folders(final Path directory) throws IOException {
        return list(directory).stream().filter(Files::isDirectory).toList();
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** Files named as packs, whether they can be opened or not. */
    List<Path> paths() throws IOException {
        final List<Path> paths = new ArrayList<>();
        for (final Path path : list(folder)) {
            final String file = path.getFileName().toString();
            if (file.endsWith(EXTENSION) && paths.size() < MAX_FILES) {
                paths.add(path);
            } else if (!file.endsWith(".md")) {
                final String expected = "at most " + MAX_FILES + " files, named *" + EXTENSION;
                final Place place = new Place(name() + "/" + file, 1, 1);
                faults.add(new PackFault(place, ResultCode.PACK_SYNTAX, "file", expected, file));
            }
        }
        return paths;
    }

    /** The files that can be opened. */
    List<PackFile> open(final List<Path> paths) throws IOException {
        final List<PackFile> files = new ArrayList<>();
        for (final Path path : paths) {
            open(path).ifPresent(files::add);
        }
        return files;
    }

    private Optional<PackFile> open(final Path path) throws IOException {
        final String name = directory.relativize(path).toString().replace('\\', '/');
        final FaultSink sink = new FaultSink(name, faults);
        return YamlDocument.parse(bytes(path), sink).map(node -> {
            final BlockReader root = new BlockReader(node, "", sink);
            return new PackFile(root, RegionReader.sources(root), sink);
        });
    }

    private static byte[] bytes(final Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(YamlDocument.MAX_BYTES + 1);
        }
    }

    private static List<Path> list(final Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
