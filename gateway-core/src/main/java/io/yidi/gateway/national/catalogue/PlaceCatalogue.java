package io.yidi.gateway.national.catalogue;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;

/** 机构所在地目录: the catalogue of the place where an institution is, by the area behind the letter of its code. */
final class PlaceCatalogue {

    private static final String INSTITUTION = "[A-Za-z]\\d{6}.*";
    private static final int AREA_END = 7;

    private PlaceCatalogue() {}

    /**
     * Finds it.
     *
     * @param request of the institution
     * @param catalogues of all places
     * @return the catalogue
     * @throws InputFaultException if that place has none: nothing of it is served then
     */
    static Catalogue of(final NationalRequest request, final Catalogues catalogues) throws InputFaultException {
        final String institution = request.institution();
        final Catalogue found = institution.matches(INSTITUTION)
                ? catalogues.of(Integer.parseInt(institution.substring(1, AREA_END)))
                : null;
        if (found == null) {
            throw new InputFaultException(new Fault()
                    .set(ResultCode.TRANSACTION_NOT_SERVED, "fixmedins_code")
                    .foundInstitution(institution));
        }
        return found;
    }
}
