package io.yidi.gateway.policy.bundle;

import io.yidi.gateway.policy.compile.PlaneCompiler;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.read.PackReader;
import io.yidi.gateway.sealed.DurableFile;
import io.yidi.gateway.sealed.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 政策集: bundles of checked packs under their hash in a data directory, and the planes made of them.
 *
 * <pre>
 *   bundles/&lt;hash&gt;.rows   canonical rows, the truth; never changed or removed, for journal records name the hash
 *   bundles/&lt;hash&gt;.chm    the same rows as a Chronicle Map file
 *   bundles/&lt;hash&gt;.seal   SHA-256 of the finished Chronicle Map file
 * </pre>
 *
 * <p>A Chronicle Map file is used only if it is byte for byte as it was finished. Otherwise it is deleted and built
 * again from the rows; it is never recovered. Any thread; packs are compiled by one at a time.
 */
public final class PolicyBundles {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final String ROWS = ".rows";

    private final Path directory;

    /**
     * Bundles of a data directory.
     *
     * @param dataDirectory of the gateway; {@code bundles} is made in it when needed
     */
    public PolicyBundles(final Path dataDirectory) {
        this.directory = dataDirectory.resolve("bundles");
    }

    /**
     * Reads and checks packs without keeping anything.
     *
     * @param packsDirectory one folder a region
     * @return all problems of all files, in order of place; empty if there are none
     * @throws IOException if a file cannot be read
     */
    public static List<PackFault> check(final Path packsDirectory) throws IOException {
        try {
            PackReader.read(packsDirectory);
            return List.of();
        } catch (final PackException e) {
            return e.faults();
        }
    }

    /**
     * Reads and checks packs and keeps them as a bundle.
     *
     * @param packsDirectory one folder a region
     * @return hash of the bundle, 64 hex digits; the same for the same policy however it is laid out
     * @throws PackException with all problems of all files
     * @throws IOException if a file cannot be read or written
     */
    public String compile(final Path packsDirectory) throws PackException, IOException {
        final NavigableMap<String, String> rows = BundleRows.of(PackReader.read(packsDirectory));
        final byte[] encoded = BundleRows.encode(rows);
        final String hash = BundleRows.hash(encoded);
        Files.createDirectories(directory);
        if (!isStored(hash)) {
            DurableFile.write(file(hash, ROWS), encoded);
        }
        seal(hash, rows);
        return hash;
    }

    /**
     * Reads and checks packs and makes a plane of them without keeping anything.
     *
     * @param packsDirectory one folder a region
     * @return the plane
     * @throws PackException with all problems of all files
     * @throws IOException if a file cannot be read
     */
    public static PolicyPlane planeOf(final Path packsDirectory) throws PackException, IOException {
        final NavigableMap<String, String> rows = BundleRows.of(PackReader.read(packsDirectory));
        return PlaneCompiler.compile(BundleRows.model(rows), BundleRows.hash(BundleRows.encode(rows)));
    }

    /**
     * The plane of a bundle.
     *
     * @param hash as {@link #compile} gave it
     * @return the plane, compiled from the Chronicle Map file
     * @throws IOException if the bundle is not here, or its rows are not those of the hash
     */
    public PolicyPlane plane(final String hash) throws IOException {
        if (!isSealed(hash)) {
            seal(hash, storedRows(hash));
        }
        NavigableMap<String, String> rows = projectedRows(hash);
        if (!BundleRows.hash(BundleRows.encode(rows)).equals(hash)) {
            project(hash, storedRows(hash));
            rows = projectedRows(hash);
        }
        return PlaneCompiler.compile(BundleRows.model(rows), hash);
    }

    /**
     * The plane of a bundle, read from its rows without touching anything; for tools beside a running gateway.
     *
     * @param shortHash first digits of the hash
     * @return the plane; empty if no bundle has such a hash
     * @throws IOException if the bundle cannot be read, or its rows are not those of the hash
     */
    public Optional<PolicyPlane> look(final String shortHash) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        final Optional<String> found;
        try (Stream<Path> files = Files.list(directory)) {
            found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(shortHash) && name.endsWith(ROWS))
                    .map(name -> name.substring(0, name.length() - ROWS.length()))
                    .findFirst();
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(PlaneCompiler.compile(BundleRows.model(storedRows(found.get())), found.get()));
    }

    private NavigableMap<String, String> projectedRows(final String hash) throws IOException {
        try (PolicyTable table = PolicyTable.open(file(hash, ".chm"))) {
            return table.rows();
        }
    }

    /** The rows in a file that is named by their hash. */
    public static NavigableMap<String, String> rowsIn(final Path file) throws IOException {
        final byte[] encoded = Files.readAllBytes(file);
        final String expected = file.getFileName().toString().replace(ROWS, "");
        final String found = BundleRows.hash(encoded);
        if (!found.equals(expected)) {
            throw new IOException("expected rows of bundle " + expected + " in " + file + ", found rows of " + found);
        }
        return BundleRows.decode(encoded);
    }

    private NavigableMap<String, String> storedRows(final String hash) throws IOException {
        if (!HASH.matcher(hash).matches()) {
            throw new IOException("expected a bundle hash of 64 hex digits, found " + hash);
        }
        final Path file = file(hash, ROWS);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "expected the rows of bundle " + hash);
        }
        return rowsIn(file);
    }

    private boolean isStored(final String hash) throws IOException {
        final Path file = file(hash, ROWS);
        return Files.exists(file) && BundleRows.hash(Files.readAllBytes(file)).equals(hash);
    }

    /** Nobody looks at a table while another makes it. */
    private synchronized boolean isSealed(final String hash) throws IOException {
        return sealed(hash).isSound();
    }

    /** Two threads may want the table of the same bundle. */
    private synchronized void seal(final String hash, final NavigableMap<String, String> rows) throws IOException {
        if (!isSealed(hash)) {
            project(hash, rows);
        }
    }

    private synchronized void project(final String hash, final NavigableMap<String, String> rows) throws IOException {
        sealed(hash).make(unfinished -> PolicyTable.build(unfinished, rows));
    }

    private SealedFile sealed(final String hash) {
        return new SealedFile(file(hash, ".chm"), file(hash, ".seal"));
    }

    private Path file(final String hash, final String extension) {
        return directory.resolve(hash + extension);
    }
}
