package io.yidi.gateway.policy.pack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** 累计项名册: the counters of a bundle by id; remembers the first two names that share an id. */
public final class CounterNames {

    private final ToLongFunction<String> idOf;
    private final Map<Long, String> nameById = new HashMap<>();
    private String collision;

    /**
     * An empty register.
     *
     * @param idOf makes the id of a name
     */
    public CounterNames(final ToLongFunction<String> idOf) {
        this.idOf = idOf;
    }

    public long id(final String name) {
        final long id = idOf.applyAsLong(name);
        final String earlier = nameById.putIfAbsent(id, name);
        if (earlier != null && !earlier.equals(name) && collision == null) {
            collision = earlier + " and " + name;
        }
        return id;
    }

    public Optional<String> collision() {
        return Optional.ofNullable(collision);
    }

    public Map<Long, String> nameById() {
        return nameById;
    }
}
