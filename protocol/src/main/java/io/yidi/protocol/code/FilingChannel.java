package io.yidi.protocol.code;

/** 备案渠道: the way by which a filing came (BJ-N2.1, TJ-4.3a, XJ-3.1a). */
public enum FilingChannel {
    /** 经办窗口. */
    WINDOW(1),
    /** 国家医保服务平台APP. */
    NATIONAL_APP(2),
    /** 国家异地就医备案小程序. */
    FILING_MINI_PROGRAM(3),
    /** 国务院客户端小程序. */
    STATE_COUNCIL_MINI_PROGRAM(4),
    /** 参保地自己的线上渠道, such as 津医保, 津心办 or 新疆医保服务平台. */
    REGIONAL_APP(5),
    /** 定点医疗机构, for transfers. */
    PROVIDER(6);

    private static final FilingChannel[] BY_NUMBER = {
        null, WINDOW, NATIONAL_APP, FILING_MINI_PROGRAM, STATE_COUNCIL_MINI_PROGRAM, REGIONAL_APP, PROVIDER
    };

    private final int number;

    FilingChannel(final int number) {
        this.number = number;
    }

    /**
     * Finds a channel by its number in a message.
     *
     * @param number 1 … 6
     * @return the channel, or {@code null} if it is none of these
     */
    public static FilingChannel of(final int number) {
        return number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number];
    }

    /**
     * The number in a message.
     *
     * @return 1 … 6
     */
    public int number() {
        return number;
    }
}
