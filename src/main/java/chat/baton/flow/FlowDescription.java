package chat.baton.flow;

/** A flow agents may start. */
public record FlowDescription(String key, String name, String description, int version) {}
