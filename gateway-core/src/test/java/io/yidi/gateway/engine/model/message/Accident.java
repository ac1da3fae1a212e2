package io.yidi.gateway.engine.model.message;

/**
 * What a hospital states about an accident.
 *
 * @param trauma whether there was one
 * @param thirdParty whether somebody else is liable
 * @param form where form 11 says that it happened; empty without one
 */
public record Accident(boolean trauma, boolean thirdParty, String form) {

    public boolean isDeclared() {
        return !form.isEmpty();
    }
}
