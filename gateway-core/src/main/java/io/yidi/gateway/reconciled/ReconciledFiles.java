package io.yidi.gateway.reconciled;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.sealed.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 对账结果文件: one for each business day that was compared, beside the files it was compared with, and one for what is due.
 *
 * <pre>
 *   2026-11-20/result.json
 *   due.json
 * </pre>
 *
 * <p>JSON in UTF-8; names in lower case with underscores; money in fen, whole numbers.
 */
public final class ReconciledFiles {

    /** Where they lie in a data directory. */
    public static final String FOLDER = "reconciliation";

    private static final String FILE = "result.json";
    private static final String CALENDAR = "due.json";
    private static final long BYTES_MAX = 32L << 20;
    private static final int DAYS_MAX = 100;

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
    private final Path folder;

    /**
     * Names the place.
     *
     * @param dataDirectory of a gateway
     */
    public ReconciledFiles(final Path dataDirectory) {
        this.folder = dataDirectory.resolve(FOLDER);
    }

    /**
     * Writes a day, in the place of what was there.
     *
     * @param day that was compared
     * @throws IOException if it cannot be written
     */
    public void write(final ReconciledDay day) throws IOException {
        write(file(LocalDate.parse(day.day())), day);
    }

    /**
     * Writes what is due, in the place of what was there.
     *
     * @param calendar of this month and the last
     * @throws IOException if it cannot be written
     */
    public void write(final DueCalendar calendar) throws IOException {
        write(folder.resolve(CALENDAR), calendar);
    }

    private void write(final Path file, final Object content) throws IOException {
        DurableFile.makeFolder(file.getParent());
        DurableFile.write(file, mapper.writeValueAsBytes(content));
    }

    /**
     * Reads a day.
     *
     * @param day business day
     * @return what came of it; empty if it was not compared
     * @throws DamagedResultException if the file is not as it was written
     * @throws IOException if it cannot be read
     */
    public Optional<ReconciledDay> read(final LocalDate day) throws IOException {
        final Optional<ReconciledDay> found = read(file(day), ReconciledDay.class);
        if (found.isPresent() && !found.get().day().equals(day.toString())) {
            throw new DamagedResultException(
                    file(day) + ": expected the day " + day + ", found "
                            + found.get().day(),
                    null);
        }
        return found;
    }

    /**
     * Reads what is due.
     *
     * @return the calendar; empty if nobody asked for it yet
     * @throws DamagedResultException if the file is not as it was written
     * @throws IOException if it cannot be read
     */
    public Optional<DueCalendar> readCalendar() throws IOException {
        return read(folder.resolve(CALENDAR), DueCalendar.class);
    }

    private <T> Optional<T> read(final Path file, final Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new DamagedResultException(
                    file + ": expected at most " + BYTES_MAX + " bytes, found " + Files.size(file), null);
        }
        try {
            final T content = mapper.readValue(Files.readAllBytes(file), type);
            if (content == null) {
                throw new DamagedResultException(file + ": expected what a reconciliation leaves, found null", null);
            }
            return Optional.of(content);
        } catch (final JsonProcessingException damaged) {
            throw new DamagedResultException(
                    file + ": expected what a reconciliation leaves, found " + damaged.getOriginalMessage(), damaged);
        }
    }

    /**
     * The days that were compared, the latest first; what is named like no day is passed over.
     *
     * @return at most 100
     * @throws IOException if the folder cannot be read
     */
    public List<LocalDate> days() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> days = Files.list(folder)) {
            return days.filter(path -> Files.exists(path.resolve(FILE)))
                    .map(path -> path.getFileName().toString())
                    .flatMap(name -> dayOf(name).stream())
                    .sorted(Comparator.reverseOrder())
                    .limit(DAYS_MAX)
                    .toList();
        }
    }

    private static Optional<LocalDate> dayOf(final String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (final DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private Path file(final LocalDate day) {
        return folder.resolve(day.toString()).resolve(FILE);
    }
}
