package chat.baton.flow.inspection;

/**
 * A file to be deployed.
 *
 * @param name ends in {@code .bpmn}, {@code .dmn}, {@code .form} or {@code .html}, by which it is told what it is
 */
public record FlowFile(String name, byte[] content) {

    boolean endsIn(String ending) {
        return name.endsWith(ending);
    }
}
