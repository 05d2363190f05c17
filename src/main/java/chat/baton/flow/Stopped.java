package chat.baton.flow;

/**
 * Why a replay ended before its recording.
 *
 * @param detail the step's name, or what the engine says
 */
public record Stopped(Why why, String detail) {

    /** A step would have reached a server outside, or the flow failed. */
    public enum Why {
        OUTSIDE,
        FAILED
    }
}
