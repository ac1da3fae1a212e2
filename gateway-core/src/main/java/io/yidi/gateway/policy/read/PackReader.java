package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.check.PackChecker;
import io.yidi.gateway.policy.check.SuperiorChecker;
import io.yidi.gateway.policy.check.SuperiorFilingChecker;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.CareTerms;
import io.yidi.gateway.policy.pack.PackModel.Disease;
import io.yidi.gateway.policy.pack.PackModel.OpenDisease;
import io.yidi.gateway.policy.pack.PackModel.Opening;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.pack.SuperiorNotice;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * 政策包读取: reads a directory of packs, one folder a region beside the folders that regions share, and checks all.
 *
 * <p>Nothing is used of packs with any problem; all problems of all files come out together.
 */
public final class PackReader {

    static final int MAX_PLANS = 20_000;

    /** Folders that regions share; every other folder is a region. */
    private static final String SUPERIOR = "superior";

    private static final String DISEASES = "diseases";
    private static final String CARE_PLACES = "care-places";

    private final Path directory;
    private final TreeSet<PackFault> faults = new TreeSet<>(PackFault.ONE_FOR_A_FIGURE);
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<PlanRows> plans = new ArrayList<>();
    private final List<PlanRows> faultless = new ArrayList<>();
    private final List<SuperiorNotice> superiors = new ArrayList<>();
    private final List<Disease> diseases = new ArrayList<>();
    private final List<OpenDisease> openDiseases = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private final List<CareTerms> careTerms = new ArrayList<>();

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
    public static PackModel read(final Path directory) throws PackException, IOException {
        final PackReader reader = new PackReader(directory);
        for (final Path folder : PackFolder.folders(directory)) {
            reader.readFolder(new PackFolder(directory, folder, reader.faults));
        }
        return reader.checked();
    }

    private PackModel checked() throws PackException {
        if (regions.isEmpty() && faults.isEmpty()) {
            final Place place = new Place(".", 1, 1);
            faults.add(new PackFault(place, ResultCode.PACK_FIELD_MISSING, "file", "a folder for a region", "none"));
        }
        final PackModel model = model(plans);
        final PackModel sound = model(faultless);
        new PackChecker(places, faults).check(sound);
        checkSuperiors(sound);
        if (!faults.isEmpty()) {
            throw new PackException(List.copyOf(faults));
        }
        return model;
    }

    private PackModel model(final List<PlanRows> itsPlans) {
        return new PackModel(
                List.copyOf(regions),
                List.copyOf(itsPlans),
                List.copyOf(diseases),
                List.copyOf(openDiseases),
                List.copyOf(openings),
                List.copyOf(careTerms));
    }

    private void checkSuperiors(final PackModel sound) {
        final SuperiorChecker checker = new SuperiorChecker(superiors, places, faults);
        final Map<String, Region> byCode = new HashMap<>();
        sound.regions().forEach(region -> byCode.put(region.code(), region));
        sound.regions().forEach(region -> new SuperiorFilingChecker(superiors, places, faults).check(region));
        sound.plans().forEach(plan -> checker.check(plan, byCode.get(plan.region())));
    }

    private void readFolder(final PackFolder folder) throws IOException {
        final List<Path> paths = folder.paths();
        final List<PackFile> files = folder.open(paths);
        switch (folder.name()) {
            case SUPERIOR -> superiors.addAll(SuperiorReader.read(files));
            case DISEASES -> files.forEach(file -> closing(file, new DiseaseReader(places)::catalogue, diseases));
            case CARE_PLACES -> {
                final OpeningReader reader = new OpeningReader();
                final CareTermsReader terms = new CareTermsReader();
                files.forEach(file -> careTerms.addAll(terms.read(file)));
                files.forEach(file -> closing(file, reader::read, openings));
            }
            default -> readRegion(folder.name(), files, paths.isEmpty());
        }
    }

    private static <T> void closing(final PackFile file, final Function<PackFile, List<T>> read, final List<T> target) {
        target.addAll(read.apply(file));
        file.root().close();
    }

    private void readRegion(final String code, final List<PackFile> files, final boolean isEmpty) {
        final Optional<Region> region = region(code, files, isEmpty);
        region.ifPresent(regions::add);
        for (final PackFile file : files) {
            region.ifPresent(found -> readPlans(file, found));
            openDiseases.addAll(new DiseaseReader(places).open(file, code));
            file.root().optional("plans");
            file.root().close();
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
}
