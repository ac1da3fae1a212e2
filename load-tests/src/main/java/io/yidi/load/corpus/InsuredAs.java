package io.yidi.load.corpus;

/** 人员类别: insurance, national code and years of birth that go together. */
enum InsuredAs {
    WORKING(310, "1101", new Span(1966, 2003)),
    RETIRED(310, "1201", new Span(1938, 1965)),
    MINOR(390, "1401", new Span(2010, 2022)),
    ADULT(390, "1501", new Span(1967, 2006)),
    ELDERLY(390, "1601", new Span(1936, 1965));

    private final int insuranceType;
    private final String personType;
    private final Span birthYears;

    InsuredAs(final int insuranceType, final String personType, final Span birthYears) {
        this.insuranceType = insuranceType;
        this.personType = personType;
        this.birthYears = birthYears;
    }

    int insuranceType() {
        return insuranceType;
    }

    String personType() {
        return personType;
    }

    Span birthYears() {
        return birthYears;
    }
}
