package io.yidi.gateway.national.signature;

import java.util.List;

/**
 * 签名配置: which areas ask for signatures, and the keys of institutions.
 *
 * @param areas that ask for something
 * @param keys of institutions
 */
public record SignatureConfiguration(List<Area> areas, List<CallerKey> keys) {

    /** No area asks for signatures. */
    public static final SignatureConfiguration NONE = new SignatureConfiguration(List.of(), List.of());

    /**
     * 地区签名方式: what an area asks for.
     *
     * @param prefix leading digits of the area; empty for all areas
     * @param form of its signatures
     * @param leavesOutEmpty whether fields without a value are left out of what is signed
     */
    public record Area(String prefix, SignatureForm form, boolean leavesOutEmpty) {}

    /**
     * 机构密钥: what an institution signs with, and what it is known by; empty where it has none.
     *
     * @param institution {@code fixmedins_code}
     * @param publicKey SM2 point
     * @param userId SM2 user id
     * @param secret shared
     * @param accessKey names the secret
     * @param username of its tokens
     * @param password of its tokens
     */
    public record CallerKey(
            String institution,
            String publicKey,
            String userId,
            String secret,
            String accessKey,
            String username,
            String password) {

        @Override
        public String toString() {
            return "CallerKey[" + institution + "]";
        }
    }
}
