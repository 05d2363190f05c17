package chat.baton.flow;

import org.jspecify.annotations.Nullable;

/**
 * A table the bot decides by today.
 *
 * @param own    whether it is the merchant's own; else it is one all merchants share
 * @param broken present while it fails, so that the one which comes with Baton decides instead
 */
public record DeployedTable(String key, String name, int version, boolean own, @Nullable BrokenTable broken) {}
