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

    /**
     * Go on with the paused flow, from a step it has passed.
     *
     * @param step key of the flow that owns the step, a slash, and the step's id in the diagram
     */
    record ResumeAt(String step) implements TransferAction {
        @Override
        public String word() {
            return "resume-at";
        }

        @Override
        public String target() {
            return step;
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
     * @param action {@code resume}, {@code resume-at}, {@code stop}, {@code start-product}, {@code start-collection} or {@code start-flow}
     * @param target the step, or code or key of what to start; absent for resume and stop
     * @throws IllegalArgumentException when the action is another word, or its target is missing
     */
    static TransferAction of(String action, @Nullable String target) {
        return switch (action) {
            case "resume" -> new Resume();
            case "resume-at" -> new ResumeAt(named(target, "step"));
            case "stop" -> new Stop();
            case "start-product" -> new StartProduct(named(target, "product to start"));
            case "start-collection" -> new StartCollection(named(target, "collection to start"));
            case "start-flow" -> new StartFlow(named(target, "flow to start"));
            default -> throw new IllegalArgumentException("Not a transfer action: " + action);
        };
    }

    private static String named(@Nullable String target, String what) {
        if (target == null || target.isBlank()) {
            throw new IllegalArgumentException("Say which " + what);
        }
        return target.strip();
    }

    /** The word for {@link #of}. */
    String word();

    /** The step, or what is started; absent for resume and stop. */
    default @Nullable String target() {
        return null;
    }
}
