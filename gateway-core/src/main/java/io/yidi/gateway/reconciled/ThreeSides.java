package io.yidi.gateway.reconciled;

/**
 * 三方合计: the same settlements as each side has them.
 *
 * @param gateway 网关
 * @param hospital 医院; nothing if there is no file
 * @param platform 国家平台; nothing if there is no file
 */
public record ThreeSides(SideTotal gateway, SideTotal hospital, SideTotal platform) {

    /** Nothing on any side. */
    public static final ThreeSides NONE = new ThreeSides(SideTotal.NONE, SideTotal.NONE, SideTotal.NONE);

    /**
     * Adds up.
     *
     * @param other to be added
     * @return the sum, side by side
     * @throws ArithmeticException if it does not fit
     */
    public ThreeSides plus(final ThreeSides other) {
        return new ThreeSides(
                gateway.plus(other.gateway), hospital.plus(other.hospital), platform.plus(other.platform));
    }
}
