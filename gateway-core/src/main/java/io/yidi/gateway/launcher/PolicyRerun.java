package io.yidi.gateway.launcher;

import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalScan;
import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.launcher.policy.PeriodCost;
import io.yidi.gateway.pipeline.EngineSources;
import io.yidi.gateway.pipeline.PolicyReplay;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** 政策重算: a journal, also one that a gateway is writing to, under other packs than those it was settled with. */
final class PolicyRerun {

    private PolicyRerun() {}

    /**
     * Executes the journal of a data directory again.
     *
     * @param dataDirectory stays as it is
     * @param packs directory of the other packs
     * @param cost takes the outcomes
     */
    static void run(final Path dataDirectory, final Path packs, final PeriodCost cost)
            throws IOException, PackException {
        final DataDirectory data = DataDirectory.open(dataDirectory);
        final Path scratch = Files.createTempDirectory("yidi-rerun");
        try {
            final PolicyBundles bundles = new PolicyBundles(scratch);
            final PolicyPlane plane = bundles.plane(bundles.compile(packs));
            cost.under(plane);
            replay(data, dataDirectory, plane, scratch, cost);
        } finally {
            DataReplay.delete(scratch);
        }
    }

    private static void replay(
            final DataDirectory data,
            final Path dataDirectory,
            final PolicyPlane plane,
            final Path scratch,
            final PeriodCost cost)
            throws IOException {
        try (KeyFiles keys = new KeyFiles(Files.createDirectory(scratch.resolve("keys")), "rerun");
                PolicyReplay replay = new PolicyReplay(
                        new EngineSources(hash -> plane, data.references(), keys), scratch.resolve("records"), cost)) {
            new JournalScan(new ChannelJournalFiles(dataDirectory.resolve("journal")), replay).run();
        }
    }
}
