package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.PolicyPlane;

/** 政策集查找: finds the bundle that a record names. */
@FunctionalInterface
public interface PlaneLookup {

    /**
     * Finds a bundle.
     *
     * @param shortHash first 16 hex digits of its hash
     * @return its plane
     * @throws ExplanationException if it is not there
     */
    PolicyPlane plane(String shortHash);
}
