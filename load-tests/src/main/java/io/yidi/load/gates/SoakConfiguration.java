package io.yidi.load.gates;

/**
 * 浸泡配置: how long a gateway has to live without a collector.
 *
 * @param requests through the binary door
 * @param heapMb all the heap it has, in MiB
 * @param personCount of the reference file
 * @param seed of persons and bills
 */
public record SoakConfiguration(long requests, int heapMb, int personCount, long seed) {

    /**
     * Checks what was asked for.
     *
     * @param requests through the binary door
     * @param heapMb all the heap it has, in MiB
     * @param personCount of the reference file
     * @param seed of persons and bills
     */
    public SoakConfiguration {
        if (requests < 1 || heapMb < 1) {
            throw new IllegalArgumentException(
                    "expected at least one request and a heap, found " + requests + " and " + heapMb + " MiB");
        }
    }
}
