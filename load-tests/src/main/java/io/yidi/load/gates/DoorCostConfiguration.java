package io.yidi.load.gates;

/**
 * 接口代价配置: how the doors are compared.
 *
 * @param rounds that count; one more comes before and does not
 * @param requests through each door in each of them
 * @param goalRatio most that JSON may cost, as a multiple of binary
 * @param personCount of the reference file
 * @param seed of persons and bills
 */
public record DoorCostConfiguration(int rounds, long requests, double goalRatio, int personCount, long seed) {

    /**
     * Checks what was asked for.
     *
     * @param rounds that count; one more comes before and does not
     * @param requests through each door in each of them
     * @param goalRatio most that JSON may cost, as a multiple of binary
     * @param personCount of the reference file
     * @param seed of persons and bills
     */
    public DoorCostConfiguration {
        if (rounds < 1 || requests < 1) {
            throw new IllegalArgumentException(
                    "expected at least one round of one request, found " + rounds + " of " + requests);
        }
    }
}
