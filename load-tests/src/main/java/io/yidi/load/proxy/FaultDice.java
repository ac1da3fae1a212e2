package io.yidi.load.proxy;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** 故障骰子: draws the fault of each connection; safe for any thread. */
final class FaultDice implements Supplier<NetworkFault> {

    private static final int BYTES_MAX = 12_000;
    private static final int NONE_EVERY = 6;

    private final SplittableRandom random;
    private final Map<NetworkFault.Kind, Integer> drawn = new EnumMap<>(NetworkFault.Kind.class);
    private int faults;
    private boolean isOver;

    FaultDice(final long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public synchronized NetworkFault get() {
        if (isOver || random.nextInt(NONE_EVERY) == 0) {
            return NetworkFault.NONE;
        }
        final NetworkFault.Kind[] kinds = NetworkFault.Kind.values();
        final NetworkFault.Kind kind = kinds[1 + random.nextInt(kinds.length - 1)];
        drawn.merge(kind, 1, Integer::sum);
        faults++;
        return new NetworkFault(
                kind,
                random.nextBoolean() ? NetworkFault.Direction.TO_SERVER : NetworkFault.Direction.TO_CLIENT,
                random.nextInt(BYTES_MAX));
    }

    /** From now on connections are left alone. */
    synchronized void end() {
        isOver = true;
    }

    synchronized int faults() {
        return faults;
    }

    synchronized String drawn() {
        return drawn.toString();
    }
}
