package chat.baton.flow.inspection;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What there is besides the files.
 *
 * @param steps     names a service task may have as delegate expression
 * @param waiting   those of them that wait for the customer
 * @param flows     whether the merchant may call a flow by this key
 * @param decisions whether the merchant may ask a table by this key
 * @param reserved  keys no merchant's flow may have
 */
public record Surroundings(
        Set<String> steps,
        Set<String> waiting,
        Predicate<String> flows,
        Predicate<String> decisions,
        Set<String> reserved) {

    Surroundings and(Set<String> ownFlows, Set<String> ownDecisions) {
        return new Surroundings(
                steps,
                waiting,
                key -> !reserved.contains(key) && (ownFlows.contains(key) || flows.test(key)),
                key -> ownDecisions.contains(key) || decisions.test(key),
                reserved);
    }
}
