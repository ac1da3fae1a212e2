package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * 政策包读取: reads a directory of packs, one folder a region, and checks all of it.
 *
 * <p>Nothing is used of packs with any problem; all problems of all files come out together.
 */
final class PackReader {

    static final int MAX_FILES = 2_000;
    static final int MAX_PLANS = 20_000;

    private static final String EXTENSION = ".yaml";

    private final Path directory;
    private final TreeSet<PackFault> faults = new TreeSet<>(PackFault.ONE_FOR_A_FIGURE);
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<PlanRows> plans = new ArrayList<>();
    private final List<PlanRows> faultless = new ArrayList<>();

    private record PackFile(BlockReader root, Map<String, Source> sources, FaultSink sink) {}

    private PackReader(final Path directory) {
        this.directory = directory;
    }

    /**
     * Reads and checks all packs.
     *
     * @param directory that holds one folder for each region
     * @return the checked packs
     * @throws PackException if there is any problem in them
     * @throws IOException if a file cannot be read
     */
    static PackModel read(final Path directory) throws PackException, IOException {
        final PackReader reader = new PackReader(directory);
        for (final Path folder : list(directory)) {
            if (Files.isDirectory(folder)) {
                reader.readFolder(folder);
            }
        }
        return reader.checked();
    }

    private PackModel checked() throws PackException {
        if (regions.isEmpty() && faults.isEmpty()) {
            final Place place = new Place(".", 1, 1);
            faults.add(new PackFault(place, ResultCode.PACK_FIELD_MISSING, "file", "a folder for a region", "none"));
        }
        final PackModel model = new PackModel(List.copyOf(regions), List.copyOf(plans));
        new PackChecker(places, faults).check(new PackModel(model.regions(), faultless));
        if (!faults.isEmpty()) {
            throw new PackException(List.copyOf(faults));
        }
        return model;
    }

    private void readFolder(final Path folder) throws IOException {
        final List<PackFile> files = new ArrayList<>();
        final String code = folder.getFileName().toString();
        final List<Path> paths = packFiles(folder, code);
        for (final Path path : paths) {
            open(path).ifPresent(files::add);
        }
        final Optional<Region> region = region(code, files, paths.isEmpty());
        region.ifPresent(regions::add);
        for (final PackFile file : files) {
            region.ifPresent(found -> readPlans(file, found));
            file.root().optional("plans");
            file.root().close();
        }
    }

    private List<Path> packFiles(final Path folder, final String code) throws IOException {
        final List<Path> paths = new ArrayList<>();
        for (final Path path : list(folder)) {
            final String name = path.getFileName().toString();
            if (name.endsWith(EXTENSION) && paths.size() < MAX_FILES) {
                paths.add(path);
            } else if (!name.endsWith(".md")) {
                final String expected = "at most " + MAX_FILES + " files, named *" + EXTENSION;
                final Place place = new Place(code + "/" + name, 1, 1);
                faults.add(new PackFault(place, ResultCode.PACK_SYNTAX, "file", expected, name));
            }
        }
        return paths;
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

    private Optional<Region> region(final String code, final List<PackFile> files, final boolean isEmpty) {
        Region region = null;
        for (final PackFile file : files) {
            final Optional<BlockReader> block = file.root().optionalBlock("region");
            if (block.isPresent() && region != null) {
                file.root().wrong("region", "one region in a folder");
            } else if (block.isPresent()) {
                region = RegionReader.region(block.get(), code, file.sources());
                places.put(region, file.sink().placeOf(block.get().node()));
            }
        }
        if (region == null && (isEmpty || !files.isEmpty())) {
            final Place place = isEmpty
                    ? new Place(code, 1, 1)
                    : files.get(0).sink().placeOf(files.get(0).root().node());
            faults.add(new PackFault(place, ResultCode.PACK_FIELD_MISSING, "region", "a region in the folder", "none"));
        }
        return Optional.ofNullable(region);
    }

    private void readPlans(final PackFile file, final Region region) {
        if (!file.root().has("plans")) {
            return;
        }
        for (final BlockReader block : file.root().blocks("plans")) {
            for (final PlanPeriods.Stretch stretch : PlanPeriods.of(block)) {
                if (plans.size() == MAX_PLANS) {
                    file.root().wrong("plans", "at most " + MAX_PLANS + " plans");
                    return;
                }
                readPlan(block, stretch, region, file.sources());
            }
        }
    }

    private void readPlan(
            final BlockReader block,
            final PlanPeriods.Stretch stretch,
            final Region region,
            final Map<String, Source> sources) {
        final int faultsBefore = faults.size();
        final PlanScope scope = new PlanScope(sources, region.levels(), stretch.from(), stretch.to(), places);
        final PlanRows plan = new PlanReader(block, region, scope).read();
        places.put(plan, block.faults().placeOf(block.node()));
        plans.add(plan);
        if (faults.size() == faultsBefore) {
            faultless.add(plan);
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
