package io.yidi.load.corpus;

/** 备案情况: under which category a person is filed at the place of care, if at all. */
enum FiledAs {
    LONG_TERM_RESIDENT,
    RETIRED_RESETTLED,
    STATIONED_WORKER,
    TRANSFER,
    OTHER_TEMPORARY,
    /** Comes as an emergency, which is deemed filed. */
    NOT_FILED
}
