package io.yidi.gateway.launcher;

import io.yidi.gateway.engine.state.KeyArchive;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.pipeline.EngineSources;
import io.yidi.gateway.pipeline.PipelineFiles;
import io.yidi.gateway.pipeline.SecondSources;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.reference.CatalogueFiles;
import io.yidi.gateway.reference.ReferenceFiles;
import io.yidi.gateway.sealed.DurableFile;
import io.yidi.gateway.snapshot.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 数据目录: everything a gateway must keep, and where in the directory it lies.
 *
 * <pre>
 *   journal/     the journal: the truth
 *   snapshots/   states made from it
 *   keys/        the keys of closed days
 *   bundles/     policy packs that its records name, by hash
 *   reference/   files of persons, filings and providers that its records name, by hash
 *   catalogues/  catalogues of care places that were in use, by hash
 *   log/         times of requests; may be deleted
 * </pre>
 */
final class DataDirectory {

    private static final String JOURNAL = "journal";
    private static final int PLANES_MAX = 8;

    private final Map<String, PolicyPlane> planes = new ConcurrentHashMap<>();
    private final Queue<String> remembered = new ArrayDeque<>();
    private final Path directory;
    private final PolicyBundles bundles;
    private final ReferenceFiles references;

    private DataDirectory(final Path directory) throws IOException {
        this.directory = directory;
        bundles = new PolicyBundles(folder("bundles").getParent());
        references = new ReferenceFiles(folder("reference"));
    }

    /** Opens a directory, making it if need be. */
    static DataDirectory open(final Path directory) throws IOException {
        return new DataDirectory(directory.toAbsolutePath());
    }

    /** Policy bundles. */
    PolicyBundles bundles() {
        return bundles;
    }

    /** Reference files. */
    ReferenceFiles references() {
        return references;
    }

    /** Catalogues of care places. */
    CatalogueFiles catalogues() throws IOException {
        return new CatalogueFiles(directory.resolve("catalogues"));
    }

    /** Where times are logged; made when they are. */
    Path logFolder() {
        return directory.resolve("log");
    }

    /** Whether there is a journal, of an earlier start. */
    boolean hasJournal() {
        return Files.exists(directory.resolve(JOURNAL));
    }

    /** Journal and snapshots. */
    PipelineFiles pipelineFiles() throws IOException {
        return new PipelineFiles(files(JOURNAL), new Snapshots(files("snapshots")));
    }

    /**
     * The keys of closed days.
     *
     * @param owner tells machines apart that use them at the same time
     */
    KeyFiles keyFiles(final String owner) throws IOException {
        return new KeyFiles(folder("keys"), owner);
    }

    /** What a machine is made from. */
    EngineSources engineSources(final KeyArchive keys) {
        return new EngineSources(this::plane, references, keys);
    }

    /** What the machine that makes snapshots is made from. */
    SecondSources snapshotSources() throws IOException {
        return new FileSources(keyFiles("snapshot"));
    }

    /** Sources with keys in files. */
    private final class FileSources implements SecondSources {

        private final KeyFiles keys;

        private FileSources(final KeyFiles keys) {
            this.keys = keys;
        }

        @Override
        public EngineSources sources() {
            return engineSources(keys);
        }

        @Override
        public boolean awaitKeysWritten(final long timeoutMs) throws InterruptedException {
            return keys.awaitWritten(timeoutMs);
        }

        @Override
        public void close() {
            keys.close();
        }
    }

    /**
     * The plane of a bundle that is kept; any thread. The last few that were made are remembered, so that no thread
     * that has a bill in hand waits for one. One that is forgotten is made again when it is asked for.
     */
    PolicyPlane plane(final String hash) {
        final PolicyPlane known = planes.get(hash);
        return known == null ? compiled(hash) : known;
    }

    private synchronized PolicyPlane compiled(final String hash) {
        try {
            if (!planes.containsKey(hash)) {
                planes.put(hash, bundles.plane(hash));
                remembered.add(hash);
            }
            if (remembered.size() > PLANES_MAX) {
                planes.remove(remembered.remove());
            }
            return planes.get(hash);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("policy bundle " + hash, unreadable);
        }
    }

    private JournalFiles files(final String name) throws IOException {
        return new ChannelJournalFiles(folder(name));
    }

    private Path folder(final String name) throws IOException {
        return DurableFile.makeFolder(directory.resolve(name));
    }
}
