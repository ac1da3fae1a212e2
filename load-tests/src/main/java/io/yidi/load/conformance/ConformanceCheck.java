package io.yidi.load.conformance;

import io.yidi.load.his.HisSession;
import java.io.IOException;

/**
 * 检查项: one manner of the interface.
 *
 * @param name group and name, such as {@code envelope/every-field}
 * @param manner what hospital systems rely on
 * @param body tries it
 */
record ConformanceCheck(String name, String manner, Body body) {

    /** What a check does: it returns if all is well, and throws if something was expected and not found. */
    @FunctionalInterface
    interface Body {

        void run(HisSession his) throws IOException;
    }
}
