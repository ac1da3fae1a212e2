package io.yidi.gateway.engine.model;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shipped packs, with rules that notices allow and no shipped region has: Jiaozuo and Tianjin review changes, and
 * trauma is not settled in Xinjiang.
 */
final class CampaignPacks {

    static final PolicyPlane PLANE = compile();

    private CampaignPacks() {}

    private static PolicyPlane compile() {
        try {
            final Path folder = Packs.copy(Files.createDirectories(Path.of("target", "campaign-packs")));
            change(folder, "jiaozuo/region.yaml", "    source: notice-1-2\n    longTerm:", "    reviewNeeded: true\n");
            change(
                    folder,
                    "tianjin/region.yaml",
                    "    source: notice-4\n    channels:",
                    "    cancelTemporaryBySelf: false\n    reviewNeeded: true\n");
            Packs.change(
                    folder,
                    "care-places/provinces.yaml",
                    "{areas: [\"65\"], from: 2023-01-01, trauma: MAY",
                    "{areas: [\"65\"], from: 2023-01-01, trauma: NOT");
            final PolicyBundles bundles = new PolicyBundles(Path.of("target", "packs"));
            return bundles.plane(bundles.compile(folder));
        } catch (final PackException unsound) {
            throw new IllegalStateException(unsound);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Adds a line behind the first line of a text. */
    private static void change(final Path folder, final String file, final String text, final String added)
            throws IOException {
        final int at = text.indexOf('\n') + 1;
        Packs.change(folder, file, text, text.substring(0, at) + added + text.substring(at));
    }
}
