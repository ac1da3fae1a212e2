package io.yidi.load.corpus;

import java.util.List;

/** 参保地: the regions of the shipped packs; the illustration has no place of its own and borrows Haikou. */
enum CorpusRegion {
    BEIJING("110000", List.of("M00500", "M08300")),
    TIANJIN("120000", List.of("M03900", "M01600")),
    URUMQI("650100", List.of("M03900", "M01600")),
    JIAOZUO("410800", List.of("M03900", "M01600")),
    ILLUSTRATION("460100", List.of("M03900", "M01600"));

    private final String place;
    private final List<String> diseases;

    CorpusRegion(final String place, final List<String> diseases) {
        this.place = place;
        this.diseases = diseases;
    }

    String place() {
        return place;
    }

    /** Chronic diseases that its persons are filed for. */
    List<String> diseases() {
        return diseases;
    }
}
