package io.yidi.gateway.launcher.policy;

/** 显示语言: the language of a table's headings. */
enum ShowLanguage {
    /** 中文. */
    ZH,
    /** English. */
    EN;

    String of(final String chinese, final String english) {
        return this == ZH ? chinese : english;
    }
}
