package io.yidi.gateway.journal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on a device for certain, and what is only on its way there: sectors written and steps taken on names since
 * the last force. Knows nothing of page caches or open files.
 */
final class SimulatedDevice {

    private final Map<Integer, StoredFile> files = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Operation.Name> unforcedSteps = new ArrayList<>();

    /** Something that happens to a device. Files are known by a number; names come and go. */
    sealed interface Operation {

        /** Sectors of a file, from the first on, and the file's length then. */
        record Write(int file, int firstSector, byte[][] sectors, int length) implements Operation {}

        /** Everything written to a file has arrived. */
        record Force(int file) implements Operation {}

        /** Everything written to a file since the last force is gone, as after a force that failed. */
        record Drop(int file) implements Operation {}

        /** A name taken away, or given, or both: create, delete, rename. */
        record Name(String from, String to, int file) implements Operation {}

        /** All steps on names have arrived. */
        record ForceNames() implements Operation {}
    }

    void apply(final Operation operation) {
        if (operation instanceof Operation.Write write) {
            file(write.file()).write(write);
        } else if (operation instanceof Operation.Force force) {
            file(force.file()).force();
        } else if (operation instanceof Operation.Drop drop) {
            file(drop.file()).unforced.clear();
        } else if (operation instanceof Operation.Name step) {
            unforcedSteps.add(step);
        } else {
            unforcedSteps.forEach(step -> take(step, names));
            unforcedSteps.clear();
        }
    }

    /** Puts a file on the device for certain. */
    void put(final String name, final int number, final SectorContent content) {
        files.put(number, new StoredFile(content));
        names.put(name, number);
    }

    void remove(final String name) {
        names.remove(name);
    }

    /** Content of a file with everything written to it. */
    SectorContent written(final int file) {
        return file(file).after(PowerCut.losingNothing());
    }

    /** Most unforced sectors of a file, or unforced steps on names. */
    int unforced() {
        return files.values().stream().mapToInt(file -> file.unforced.size()).reduce(unforcedSteps.size(), Math::max);
    }

    /** The files that a power cut leaves. */
    Map<String, SectorContent> after(final PowerCut cut) {
        final Map<String, Integer> left = new HashMap<>(names);
        final BitSet steps = cut.survivingSteps(unforcedSteps.size());
        steps.stream().forEach(i -> take(unforcedSteps.get(i), left));
        final Map<String, SectorContent> image = new HashMap<>();
        left.keySet().stream()
                .sorted()
                .forEach(name -> image.put(name, file(left.get(name)).after(cut)));
        return image;
    }

    private StoredFile file(final int number) {
        return files.computeIfAbsent(number, unknown -> new StoredFile(SectorContent.empty()));
    }

    private static void take(final Operation.Name step, final Map<String, Integer> names) {
        if (step.from() != null) {
            names.remove(step.from());
        }
        if (step.to() != null) {
            names.put(step.to(), step.file());
        }
    }

    /** One file: what is certain, and the sectors on their way, in the order they were written. */
    private static final class StoredFile {

        private record Sector(int index, byte[] bytes, int length) {}

        private final SectorContent certain;
        private final List<Sector> unforced = new ArrayList<>();

        StoredFile(final SectorContent certain) {
            this.certain = certain;
        }

        void write(final Operation.Write write) {
            for (int i = 0; i < write.sectors().length; i++) {
                final int index = write.firstSector() + i;
                final int end = Math.min((index + 1) * SectorContent.SECTOR_LENGTH, write.length());
                unforced.add(new Sector(index, write.sectors()[i], end));
            }
        }

        void force() {
            unforced.forEach(sector -> certain.sector(sector.index(), sector.bytes(), sector.length()));
            unforced.clear();
        }

        SectorContent after(final PowerCut cut) {
            final SectorContent image = certain.copy();
            cut.survivors(unforced.size()).stream()
                    .mapToObj(unforced::get)
                    .forEach(sector -> image.sector(sector.index(), sector.bytes(), sector.length()));
            if (cut.lengthsSurvive()) {
                unforced.forEach(sector -> image.lengthen(sector.length()));
            }
            return image;
        }
    }
}
