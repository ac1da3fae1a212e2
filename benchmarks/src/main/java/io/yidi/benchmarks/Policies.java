package io.yidi.benchmarks;

import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.io.IOException;
import java.nio.file.Path;

/** 基准用政策: the shipped packs, compiled as the gateway does at its start. */
final class Policies {

    private Policies() {}

    /**
     * Compiles the packs of the folder named by the property {@code yidi.packs}, by default {@code policies}.
     *
     * @return the plane
     */
    static PolicyPlane shipped() throws IOException, PackException {
        return PolicyBundles.planeOf(Path.of(System.getProperty("yidi.packs", "policies")));
    }
}
