package io.yidi.gateway.launcher;

/** 退出码: how a command ends; scripts and service units branch on these. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;

    /** A defect. */
    public static final int INTERNAL = 1;

    /** The command line was wrong. */
    public static final int USAGE = 2;

    /** Configuration, packs or reference files are not sound. */
    public static final int CONFIGURATION = 3;

    /** The journal is damaged, or does not reproduce; nothing is served. */
    public static final int DATA_DAMAGED = 20;

    /** The journal could not be written; nothing was answered after that. */
    public static final int JOURNAL_FAILED = 21;

    /** The data directory is older than what was acknowledged; nothing is served. */
    public static final int DATA_OUTDATED = 22;

    private ExitCode() {}
}
