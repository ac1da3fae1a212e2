package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.nio.file.Path;

/** 重算者: executes the journal of a data directory under other packs. */
@FunctionalInterface
public interface Rerunner {

    /**
     * Executes it.
     *
     * @param dataDirectory of a gateway, running or not; stays as it is
     * @param packs directory of the other packs
     * @param cost takes the outcomes
     * @throws IOException if a file cannot be read
     * @throws PackException with all problems of the packs
     */
    void run(Path dataDirectory, Path packs, PeriodCost cost) throws IOException, PackException;
}
