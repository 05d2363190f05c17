package chat.baton.flow;

import java.util.List;

/**
 * A version of a flow that only testers get.
 *
 * @param files   it was deployed with, itself among them, by name
 * @param triggers words or phrases that start it; none when it starts otherwise
 * @param isNew   whether customers get no flow of this key yet
 * @param version numbered among drafts; {@code running} counts the testers in it
 * @param earlier how many testers are still in a draft that this one has replaced
 */
public record Draft(
        String key,
        String name,
        List<String> triggers,
        boolean isNew,
        List<String> files,
        FlowVersion version,
        long earlier) {}
