package chat.baton.conversation;

/**
 * A step in its diagram.
 *
 * @param flow key of the flow that owns it: the outermost, or one it called
 * @param step the step's id in the diagram
 * @param name as its author last called it
 */
public record Spot(String flow, String step, String name) {}
