package io.yidi.gateway.engine.machine;

import io.yidi.gateway.policy.plane.PolicyPlane;

/** 政策包来源: finds a policy bundle by its hash; the same hash gives the same plane for ever. */
@FunctionalInterface
public interface PlaneSource {

    /**
     * Finds a bundle.
     *
     * @param bundleHash 64 hex digits
     * @return its plane
     */
    PolicyPlane plane(String bundleHash);
}
