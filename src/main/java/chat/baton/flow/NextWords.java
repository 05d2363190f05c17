package chat.baton.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot will do first when its paused flow is resumed.
 *
 * @param flow      name of the flow
 * @param step      name of the step at which it goes on, in the merchant's words; absent while the flow is between steps
 * @param words     what the step will say, word for word; empty when it says nothing, or is not known yet
 * @param corrected names of the steps whose answers were corrected: it goes on at the first of these and asks what is open
 *                  only; empty when none was
 */
public record NextWords(String flow, @Nullable String step, String words, List<String> corrected) {}
