package io.yidi.gateway.policy.pack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** 累计项名册: the counters of a bundle by id; remembers the first two names that share an id. */
final class CounterNames {

    private final ToLongFunction<String> idOf;
    private final Map<Long, String> nameById = new HashMap<>();
    private String collision;

    /**
     * An empty register.
     *
     * @param idOf makes the id of a name
     */
    CounterNames(final ToLongFunction<String> idOf) {
        this.idOf = idOf;
    }

    long id(final String name) {
        final long id = idOf.applyAsLong(name);
        final String earlier = nameById.putIfAbsent(id, name);
        if (earlier != null && !earlier.equals(name) && collision == null) {
            collision = earlier + " and " + name;
        }
        return id;
    }

    Optional<String> collision() {
        return Optional.ofNullable(collision);
    }

    Map<Long, String> nameById() {
        return nameById;
    }
}
