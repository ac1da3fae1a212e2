package io.yidi.load.gates;

/**
 * 门限配置: how much is sent while it is counted.
 *
 * @param requests through the binary door, many at a time
 * @param jsonRequests through the JSON door
 * @param personCount of the reference file
 * @param seed of persons and bills
 */
public record GatesConfiguration(long requests, long jsonRequests, int personCount, long seed) {

    /**
     * Checks what was asked for.
     *
     * @param requests through the binary door, many at a time
     * @param jsonRequests through the JSON door
     * @param personCount of the reference file
     * @param seed of persons and bills
     */
    public GatesConfiguration {
        if (requests < 1 || jsonRequests < 1) {
            throw new IllegalArgumentException(
                    "expected at least one request through each door, found " + requests + " and " + jsonRequests);
        }
    }
}
