package io.yidi.gateway.policy.pack;

import java.util.List;
import java.util.stream.Collectors;

/** 政策包不可用: packs that cannot be used, with all their problems. */
public final class PackException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<PackFault> faults;

    /**
     * Makes the exception.
     *
     * @param faults at least one, in order of place
     */
    public PackException(final List<PackFault> faults) {
        super(faults.stream().map(PackFault::text).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /**
     * All problems of all files.
     *
     * @return in order of file, line and column
     */
    public List<PackFault> faults() {
        return faults;
    }
}
