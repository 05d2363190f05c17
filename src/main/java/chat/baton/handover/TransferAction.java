package chat.baton.handover;

import org.jspecify.annotations.Nullable;

/** What the bot shall do when an agent gives a conversation back to it. */
public sealed interface TransferAction {

    /** Go on with the paused flow, asking its open question again. */
    record Resume() implements TransferAction {
        @Override
        public String word() {
            return "resume";
        }
    }

    /** End the flow, if one runs, and wait for what the customer writes. */
    record Stop() implements TransferAction {
        @Override
        public String word() {
            return "stop";
        }
    }

    /** @param code of a product, with or without a leading {@code #} */
    record StartProduct(String code) implements TransferAction {
        @Override
        public String word() {
            return "start-product";
        }

        @Override
        public String target() {
            return code;
        }
    }

    /** @param code of a collection, with or without a leading {@code #} */
    record StartCollection(String code) implements TransferAction {
        @Override
        public String word() {
            return "start-collection";
        }

        @Override
        public String target() {
            return code;
        }
    }

    /** @param key of a flow that agents may start */
    record StartFlow(String key) implements TransferAction {
        @Override
        public String word() {
            return "start-flow";
        }

        @Override
        public String target() {
            return key;
        }
    }

    /**
     * Reads the words used by interfaces and forms.
     *
     * @param action {@code resume}, {@code stop}, {@code start-product}, {@code start-collection} or {@code start-flow}
     * @param target code or key of what to start; absent for the first two
     * @throws IllegalArgumentException when the action is another word, or its target is missing
     */
    static TransferAction of(String action, @Nullable String target) {
        return switch (action) {
            case "resume" -> new Resume();
            case "stop" -> new Stop();
            case "start-product" -> new StartProduct(named(target, "product"));
            case "start-collection" -> new StartCollection(named(target, "collection"));
            case "start-flow" -> new StartFlow(named(target, "flow"));
            default -> throw new IllegalArgumentException("Not a transfer action: " + action);
        };
    }

    private static String named(@Nullable String target, String what) {
        if (target == null || target.isBlank()) {
            throw new IllegalArgumentException("Say which " + what + " to start");
        }
        return target.strip();
    }

    /** The word for {@link #of}. */
    String word();

    /** What is started; absent for resume and stop. */
    default @Nullable String target() {
        return null;
    }
}
