package io.yidi.gateway.policy.compile;

/** 病种代码: up to eight ASCII characters as one number, the first in the highest byte, as messages carry them. */
public final class DiseaseKey {

    private DiseaseKey() {}

    public static long of(final String code) {
        long packed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            packed = packed << Byte.SIZE | (i < code.length() ? code.charAt(i) : 0);
        }
        return packed;
    }
}
