package io.yidi.load.shim;

import java.util.List;
import java.util.Locale;

/**
 * 写盘故障: which call goes wrong, and how.
 *
 * @param calls that are counted
 * @param at number of the call, from 1
 * @param kind of fault
 * @param isEvery whether every later call goes wrong as well
 */
public record IoFault(Calls calls, long at, Kind kind, boolean isEvery) {

    /** 调用: which calls are counted. */
    public enum Calls {
        WRITE,
        FORCE,
        ANY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** 故障种类: what happens instead. */
    public enum Kind {
        EIO,
        ENOSPC,
        SHORT,
        DROP,
        /** Nothing goes wrong, it only takes long. */
        DELAY;

        /** Those of which one must be chosen to see something go wrong. */
        static final List<Kind> WRONG = List.of(EIO, ENOSPC, SHORT, DROP);

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the caller is told. */
        boolean isTold() {
            return this == EIO || this == ENOSPC;
        }
    }

    /** Checks the number. */
    public IoFault {
        if (at < 1) {
            throw new IllegalArgumentException("expected a call from 1, found " + at);
        }
    }

    /** One call. */
    public static IoFault once(final Calls calls, final long at, final Kind kind) {
        return new IoFault(calls, at, kind, false);
    }

    /** A disk that confirms every force and does none. */
    public static IoFault lyingDisk() {
        return new IoFault(Calls.FORCE, 1, Kind.DROP, true);
    }
}
