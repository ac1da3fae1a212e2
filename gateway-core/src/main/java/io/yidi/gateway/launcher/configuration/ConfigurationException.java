package io.yidi.gateway.launcher.configuration;

import io.yidi.protocol.ResultCode;
import java.util.List;
import java.util.Set;

/** 配置错误: everything that is wrong with a configuration file. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;
    private final transient Set<ResultCode> codes;

    /**
     * Names everything that is wrong.
     *
     * @param faults each with file, line, setting and what was expected
     */
    public ConfigurationException(final List<String> faults) {
        this(faults, Set.of(ResultCode.CONFIG_INVALID));
    }

    /**
     * Names everything that is wrong.
     *
     * @param faults each with file, line, setting and what was expected
     * @param codes that say how to mend them
     */
    public ConfigurationException(final List<String> faults, final Set<ResultCode> codes) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
        this.codes = codes;
    }

    /** Everything that is wrong. */
    public List<String> faults() {
        return faults;
    }

    /** Codes of the catalogue that say how to mend it. */
    public Set<ResultCode> codes() {
        return codes;
    }
}
