package io.yidi.gateway.launcher;

import java.util.List;

/** 配置错误: everything that is wrong with a configuration file. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /**
     * Names everything that is wrong.
     *
     * @param faults each with file, line, setting and what was expected
     */
    public ConfigurationException(final List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong. */
    public List<String> faults() {
        return faults;
    }
}
