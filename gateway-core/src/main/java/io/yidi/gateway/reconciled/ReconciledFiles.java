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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 对账结果文件: one for each business day that was compared, beside the files it was compared with.
 *
 * <pre>
 *   2026-11-20/result.json
 * </pre>
 *
 * <p>JSON in UTF-8; names in lower case with underscores; money in fen, whole numbers.
 */
public final class ReconciledFiles {

    /** Where they lie in a data directory. */
    public static final String FOLDER = "reconciliation";

    private static final String FILE = "result.json";
    private static final long BYTES_MAX = 32L << 20;
    private static final int DAYS_MAX = 100;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

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
        final Path file = file(LocalDate.parse(day.day()));
        Files.createDirectories(file.getParent());
        DurableFile.write(file, mapper.writeValueAsBytes(day));
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
        final Path file = file(day);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new DamagedResultException(
                    file + ": expected at most " + BYTES_MAX + " bytes, found " + Files.size(file), null);
        }
        return Optional.of(parse(file, day));
    }

    private ReconciledDay parse(final Path file, final LocalDate day) throws IOException {
        final ReconciledDay found;
        try {
            found = mapper.readValue(Files.readAllBytes(file), ReconciledDay.class);
        } catch (final JsonProcessingException damaged) {
            throw new DamagedResultException(
                    file + ": expected the result of a day, found " + damaged.getOriginalMessage(), damaged);
        }
        if (!found.day().equals(day.toString())) {
            throw new DamagedResultException(file + ": expected the day " + day + ", found " + found.day(), null);
        }
        return found;
    }

    /**
     * The days that were compared, the latest first.
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
                    .filter(DAY.asMatchPredicate())
                    .map(LocalDate::parse)
                    .sorted(Comparator.reverseOrder())
                    .limit(DAYS_MAX)
                    .toList();
        }
    }

    private Path file(final LocalDate day) {
        return folder.resolve(day.toString()).resolve(FILE);
    }
}
