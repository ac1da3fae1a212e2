package io.yidi.gateway.launcher.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** 政策包所在: tells a wrong path from unsound packs. */
final class PackPlaces {

    private PackPlaces() {}

    static void requireDirectory(final Path directory, final CommandLine command) {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(command, "expected a directory of packs, found none at " + directory);
        }
    }

    static void requirePacksOrRows(final Path place, final CommandLine command) {
        if (!Files.isDirectory(place) && !place.toString().endsWith(".rows")) {
            throw new ParameterException(
                    command, "expected a directory of packs or a file bundles/<hash>.rows, found " + place);
        }
    }
}
