package io.yidi.load.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 条件: what figures depend on besides what is compared, by name, in the order they are told. Two runs are comparable if
 * all are the same.
 *
 * @param values by name
 */
public record Conditions(Map<String, String> values) {

    /** Keeps the order. */
    public Conditions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
