package chat.baton.channel;

import org.jspecify.annotations.Nullable;

/** Which texts the provider has approved cannot be told now. */
public class TemplatesUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final @Nullable String told;

    public TemplatesUnknown(Why why, @Nullable String told) {
        super(told == null ? why.name() : why + ": " + told);
        this.why = why;
        this.told = told;
    }

    public enum Why {
        /** A setting of the account is missing, which the provider has to be asked with. */
        NOT_SET_UP,
        /** The provider says no. */
        REFUSED,
        UNREACHABLE
    }

    public Why why() {
        return why;
    }

    /** Which setting is missing, or what the provider says; absent when it says nothing. */
    public @Nullable String told() {
        return told;
    }
}
