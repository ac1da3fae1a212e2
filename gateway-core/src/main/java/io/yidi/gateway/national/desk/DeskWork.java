package io.yidi.gateway.national.desk;

/** 余暇工作: what the desk does in pieces between requests. The desk's thread only. */
public interface DeskWork {

    /** Nothing to do. */
    DeskWork NONE = () -> false;

    /**
     * Does a piece, a second's work at most, if there is one to be done.
     *
     * @return whether another one is left
     */
    boolean proceed();
}
