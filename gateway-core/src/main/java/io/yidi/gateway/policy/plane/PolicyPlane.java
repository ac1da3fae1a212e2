package io.yidi.gateway.policy.plane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;

/** 政策平面: all regions of one bundle. Immutable; published to the engine as a whole. */
public final class PolicyPlane {

    /** Digits of the bundle hash that replies carry. */
    public static final int SHORT_HASH_LENGTH = 16;

    private final String bundleHash;
    private final List<RegionPolicy> regions;
    private final Int2ObjectHashMap<RegionPolicy> byPrefix = new Int2ObjectHashMap<>();
    private final Map<Long, String> counterNames;
    private final CareOpenings openings;
    private final CareRules careRules;

    /**
     * Makes a plane.
     *
     * @param bundleHash SHA-256 of the bundle, 64 hex digits
     * @param regionsByPrefix regions by the area prefixes (2, 4 or 6 digits) of the people they insure
     * @param counterNames names of all counters by id
     * @param openings which places settle which kinds of care directly
     * @param careRules what places of care lay down
     */
    public PolicyPlane(
            final String bundleHash,
            final Map<String, RegionPolicy> regionsByPrefix,
            final Map<Long, String> counterNames,
            final CareOpenings openings,
            final CareRules careRules) {
        this.bundleHash = bundleHash;
        this.regions = regionsByPrefix.values().stream().distinct().toList();
        regionsByPrefix.forEach((prefix, region) -> byPrefix.put(Integer.parseInt(prefix), region));
        this.counterNames = Map.copyOf(new HashMap<>(counterNames));
        this.openings = openings;
        this.careRules = careRules;
    }

    /**
     * The region that insures the people of an area: the longest prefix with a pack.
     *
     * @param area six-digit code as a number
     * @return the region, or {@code null} if no pack covers the area
     */
    public RegionPolicy regionOf(final int area) {
        for (int prefix = area; prefix >= 10; prefix /= 100) {
            final RegionPolicy region = byPrefix.get(prefix);
            if (region != null) {
                return region;
            }
        }
        return null;
    }

    /**
     * Hash of the bundle.
     *
     * @return 64 hex digits
     */
    public String bundleHash() {
        return bundleHash;
    }

    /**
     * All regions.
     *
     * @return each once
     */
    public List<RegionPolicy> regions() {
        return regions;
    }

    /**
     * Which places settle which kinds of care directly.
     *
     * @return by kind of care, side and area
     */
    public CareOpenings openings() {
        return openings;
    }

    /**
     * What places of care lay down about patients from elsewhere.
     *
     * @return by area and day
     */
    public CareRules careRules() {
        return careRules;
    }

    /**
     * What a counter is called.
     *
     * @param counterId as {@link CounterId} makes it
     * @return its name, or {@code null} if no plan of the bundle has it
     */
    public String counterName(final long counterId) {
        return counterNames.get(counterId);
    }
}
