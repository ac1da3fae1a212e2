package io.yidi.clearing.recon.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * 对账文件存放: the files of each day that were taken in, one of a side; a later one takes the place of the earlier.
 *
 * <pre>
 *   2026-11-20/hospital-H11010500001.csv
 *   2026-11-20/platform.csv
 * </pre>
 */
public final class KeptFiles {

    private static final String HOSPITAL = "hospital-";
    private static final String PLATFORM = "platform";
    private static final String SUFFIX = ".csv";

    private final Path folder;

    /**
     * Names the folder.
     *
     * @param folder made when the first file is kept
     */
    public KeptFiles(final Path folder) {
        this.folder = folder;
    }

    /** 对账文件去处: receives the files of a day. */
    public interface FileSink {

        /**
         * The file of an institution.
         *
         * @param institution {@code fixmedins_code}
         * @param content of the file
         */
        void hospital(String institution, byte[] content);

        /**
         * The file of the platform, of all institutions.
         *
         * @param content of the file
         */
        void platform(byte[] content);
    }

    /**
     * Writes files beside those that are kept; kept they are only when that is said.
     *
     * @param day business day
     * @param hospitals files by institution
     * @param platform file of the platform, if it came
     * @return on their way
     */
    public DayFileDrafts draft(
            final LocalDate day, final Map<String, byte[]> hospitals, final Optional<byte[]> platform) {
        final Map<String, byte[]> contents = new TreeMap<>();
        platform.ifPresent(content -> contents.put(PLATFORM + SUFFIX, content));
        hospitals.forEach((institution, content) -> contents.put(HOSPITAL + institution + SUFFIX, content));
        return DayFileDrafts.write(folder.resolve(day.toString()), contents);
    }

    /**
     * Hands over all files of a day.
     *
     * @param day business day
     * @param sink receives them
     * @throws IOException if one cannot be read
     */
    public void giveTo(final LocalDate day, final FileSink sink) throws IOException {
        for (final Path file : files(day)) {
            final String name = file.getFileName().toString();
            final byte[] content = Files.readAllBytes(file);
            if (name.equals(PLATFORM + SUFFIX)) {
                sink.platform(content);
            } else if (name.startsWith(HOSPITAL)) {
                sink.hospital(name.substring(HOSPITAL.length(), name.length() - SUFFIX.length()), content);
            }
        }
    }

    /**
     * What lies beside each other on a day, the book of its batches too, so that one can tell later whether it still
     * does.
     *
     * @param day business day
     * @return name, length and time of change of each file
     * @throws IOException if one cannot be looked at
     */
    public List<String> stamps(final LocalDate day) throws IOException {
        final List<String> stamps = new ArrayList<>();
        for (final Path file : files(day)) {
            stamps.add(file.getFileName() + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toInstant());
        }
        return stamps;
    }

    private List<Path> files(final LocalDate day) throws IOException {
        final Path dayFolder = folder.resolve(day.toString());
        if (!Files.isDirectory(dayFolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dayFolder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
