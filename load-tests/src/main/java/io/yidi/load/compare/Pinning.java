package io.yidi.load.compare;

import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.util.List;

/** 绑核: servers on core 0, the generator on core 1, so that neither takes time from the other; needs {@code taskset}. */
public enum Pinning {
    /** The kernel decides. */
    NONE("none", List.of()),
    /** A core each. */
    CORE_EACH("servers core 0, generator core 1", List.of("taskset", "-c", "0"));

    private static final String GENERATOR_CORE = "1";
    private static final int CORES_MIN = 2;

    private final String text;
    private final List<String> serverPrefix;

    Pinning(final String text, final List<String> serverPrefix) {
        this.text = text;
        this.serverPrefix = serverPrefix;
    }

    /** Pinned or not. */
    public static Pinning of(final boolean isPinned) {
        return isPinned ? CORE_EACH : NONE;
    }

    /** Words before each server's command. */
    List<String> serverPrefix() {
        return serverPrefix;
    }

    /** Puts this process, with all its threads, where it belongs. */
    void pinGenerator() throws IOException {
        if (this == NONE) {
            return;
        }
        if (Runtime.getRuntime().availableProcessors() < CORES_MIN) {
            throw new IOException("expected at least two cores to pin server and generator, found one");
        }
        ToolRun.of(
                        "taskset",
                        "-a",
                        "-c",
                        "-p",
                        GENERATOR_CORE,
                        Long.toString(ProcessHandle.current().pid()))
                .expectDone();
    }

    @Override
    public String toString() {
        return text;
    }
}
