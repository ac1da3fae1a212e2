package io.yidi.gateway.launcher;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.agrona.LangUtil;

/**
 * 取入: checks packs, reference files and catalogues and keeps them under their hashes, on a thread of its own. What has
 * to be executed again does not wait for it: that rests on what earlier starts have kept.
 */
final class IntakeJob {

    /**
     * 取入结果: what the configuration names, checked and kept.
     *
     * @param bundleHash of the packs
     * @param fileHashes of the reference files, in their order
     * @param catalogues open; whoever takes the result closes them
     */
    record TakenIn(String bundleHash, List<String> fileHashes, Catalogues catalogues) {}

    private final GatewayConfiguration configuration;
    private final DataDirectory data;
    private final CompletableFuture<TakenIn> result = new CompletableFuture<>();

    private IntakeJob(final GatewayConfiguration configuration, final DataDirectory data) {
        this.configuration = configuration;
        this.data = data;
    }

    /** Begins. */
    static IntakeJob start(final GatewayConfiguration configuration, final DataDirectory data) {
        final IntakeJob job = new IntakeJob(configuration, data);
        final Thread thread = new Thread(job::run, "intake");
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    /**
     * Waits for the end.
     *
     * @return what was taken in
     * @throws PackException if the packs are not sound
     * @throws IOException if something cannot be read or written
     */
    TakenIn result() throws PackException, IOException {
        try {
            return result.join();
        } catch (final CompletionException failed) {
            LangUtil.rethrowUnchecked(failed.getCause());
            throw failed;
        }
    }

    /**
     * Waits for the end and lets go of what was opened.
     *
     * @param reason why the start comes to nothing; what else went wrong is added to it
     */
    void discard(final Exception reason) {
        try {
            result().catalogues().close();
        } catch (final PackException | IOException | RuntimeException second) {
            if (second != reason) {
                reason.addSuppressed(second);
            }
        }
    }

    private void run() {
        try {
            result.complete(takeIn());
        } catch (final PackException | IOException | RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    private TakenIn takeIn() throws PackException, IOException {
        final String bundleHash = data.bundles().compile(configuration.packsDirectory());
        final List<String> fileHashes = new ArrayList<>();
        for (final Path file : configuration.referenceFiles()) {
            fileHashes.add(data.references().keep(file));
        }
        return new TakenIn(
                bundleHash, List.copyOf(fileHashes), data.catalogues().open(configuration.catalogueFiles()));
    }
}
