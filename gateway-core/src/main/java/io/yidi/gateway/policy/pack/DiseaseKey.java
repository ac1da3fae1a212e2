package io.yidi.gateway.policy.pack;

/** 病种代码: up to eight ASCII characters as one number, the first in the highest byte, as messages carry them. */
final class DiseaseKey {

    private DiseaseKey() {}

    static long of(final String code) {
        long packed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            packed = packed << Byte.SIZE | (i < code.length() ? code.charAt(i) : 0);
        }
        return packed;
    }
}
