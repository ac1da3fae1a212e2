package io.yidi.load.replay;

import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 各种 Java: the Java commands of this machine by their version, one each. */
final class JavaHomes {

    private static final Pattern VERSION = Pattern.compile("version \"(\\d+)");

    private JavaHomes() {}

    /** Java commands below a directory of homes, by version. */
    static Map<Integer, Path> in(final Path homes) throws IOException {
        final Map<Integer, Path> found = new TreeMap<>();
        if (!Files.isDirectory(homes)) {
            return found;
        }
        final List<Path> commands;
        try (Stream<Path> listed = Files.list(homes)) {
            commands = listed.map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList();
        }
        for (final Path command : commands) {
            final Matcher version =
                    VERSION.matcher(ToolRun.of(command.toString(), "-version").output());
            if (version.find()) {
                found.putIfAbsent(Integer.valueOf(version.group(1)), command);
            }
        }
        return found;
    }
}
